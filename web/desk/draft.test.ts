import { describe, expect, it } from 'vitest';
import { bodyOf, type DraftBody, draftFrom, emptyDraft, interimOf, marksOf } from './draft.ts';
import { meterOf } from './value-meter.ts';

const questions = [
  { id: 'a', text: 'What does it cost?' },
  { id: 'b', text: 'When can you deliver?' },
];
const by = Date.parse('2026-03-10T14:30:00Z');

describe('marks', () => {
  it('follow the suggestion until chosen by hand', () => {
    expect(marksOf(emptyDraft, questions, ['a'])).toEqual({ a: 'answered', b: 'open' });
    expect(marksOf({ ...emptyDraft, marks: { a: 'part' } }, questions, ['a'])).toEqual({
      a: 'part',
      b: 'open',
    });
  });

  it('come back from a stored draft as they were left', () => {
    const body = bodyOf({ text: 'hello', quote: true }, { a: 'answered', b: 'part' }, { who: ' Ada ', by });
    expect(body).toEqual({
      text: 'hello',
      answers: ['a'],
      parts: ['b'],
      interim: { who: 'Ada', by: '2026-03-10T14:30:00.000Z' },
      quote: true,
    });
    expect(draftFrom(body)).toEqual({
      text: 'hello',
      marks: { a: 'answered', b: 'part' },
      interim: { who: 'Ada', by },
      quote: true,
    });
  });

  it('come back from a browser that kept the draft before quotes could be ticked', () => {
    const kept = { text: 'hello', answers: [], parts: [], interim: null } as unknown as DraftBody;
    expect(draftFrom(kept).quote).toBe(false);
  });
});

describe('interim', () => {
  const found = { who: 'Ada', by };
  it('is read from the text until typed or refused', () => {
    expect(interimOf(emptyDraft, found)).toBe(found);
    expect(interimOf({ ...emptyDraft, interim: 'off' }, found)).toBeNull();
    expect(interimOf({ ...emptyDraft, interim: { who: 'Bo', by: null } }, found)?.who).toBe('Bo');
  });
});

describe('meterOf', () => {
  it.each([
    [{ a: 'answered', b: 'open' }, null, 'answers 1 of 2 · class R3 · stops the clock'],
    [{ a: 'answered', b: 'answered' }, null, 'answers 2 of 2 · class R4 · stops the clock'],
    [{ a: 'part', b: 'open' }, null, 'answers 0 of 2 and 1 in part · class R3 · stops the clock'],
    [{ a: 'open', b: 'open' }, { who: 'Ada', by }, 'answers 0 of 2 · class R2 · stops the clock'],
    [{ a: 'open', b: 'open' }, null, 'answers 0 of 2 · class R1 · stops nothing'],
  ] as const)('%j %j', (marks, interim, line) => {
    const meter = meterOf({ text: 'some text', marks, interim, quote: false }, true);
    expect(meter.line).toBe(line);
    expect(meter.warning === null).toBe(meter.verdict.stopsFirstResponse);
  });

  it('counts the quote as something of use', () => {
    const quote = { text: 'Here it is', marks: { a: 'open' }, interim: null, quote: true } as const;
    expect(meterOf(quote, true)).toMatchObject({
      line: 'answers 0 of 1 and is the quote · class R3 · stops the clock',
      warning: null,
    });
  });

  it('does not claim to stop what does not run', () => {
    const answer = { text: 'x', marks: { a: 'answered' }, interim: null, quote: false } as const;
    expect(meterOf(answer, false).line).toContain('no response clock is running');
  });
});
