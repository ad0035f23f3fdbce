import { describe, expect, test } from 'vitest';
import { fromIso } from '../time/instant.ts';
import { gradeTalk, gradeVoicemail } from './grade-call.ts';

const by = fromIso('2026-12-04T20:30:00Z');
const nothing = { openQuestions: 2, answers: 0, parts: 0, promisedBy: null };

describe('a live talk', () => {
  test.each([
    [{}, 'R2', 'live talk, answers 0 of 2'],
    [{ openQuestions: 0 }, 'R2', 'live talk, answers 0 of 0'],
    [
      { promisedBy: by },
      'R2',
      'live talk, answers 0 of 2 questions, a named person promised by 2026-12-04T20:30:00.000Z',
    ],
    [{ answers: 1 }, 'R3', 'live talk, answers 1 of 2 questions'],
    [{ parts: 1 }, 'R3', 'live talk, answers 0 of 2 questions, 1 in part'],
    [{ answers: 2 }, 'R4', 'live talk, answers 2 of 2 questions'],
  ])('%o is %s', (given, kind, reason) => {
    expect(gradeTalk({ ...nothing, ...given })).toEqual({ class: kind, reason });
  });
});

describe('a voicemail', () => {
  test('with who and by when is an interim answer', () => {
    expect(gradeVoicemail(by)).toEqual({
      class: 'R2',
      reason: 'voicemail, a named person promised by 2026-12-04T20:30:00.000Z',
    });
  });

  test('without is none', () => {
    expect(gradeVoicemail(null).class).toBe('R1');
  });
});
