import { describe, expect, it } from 'vitest';
import { type Met, meterOf, type Weighed } from './value-meter.ts';

const by = Date.parse('2026-03-10T14:30:00Z');
const dueAt = by - 60_000;
const bare: Weighed = {
  text: 'some text',
  marks: {},
  interim: null,
  quote: false,
  values: [],
  carried: 0,
  gain: '',
};
const met: Met = {
  questions: [
    { id: 'a', text: 'What does it cost?' },
    { id: 'b', text: 'When can you deliver?' },
  ],
  running: [
    { kind: 'C3', dueAt },
    { kind: 'C6', dueAt: dueAt + 1 },
    { kind: 'C8', dueAt: dueAt + 2 },
    { kind: 'C10', dueAt: dueAt + 3 },
  ],
  nothingOpen: false,
};
const ada = { who: 'Ada', by };
const none = { a: 'open', b: 'open' } as const;

describe('meterOf', () => {
  it.each([
    [{ marks: { a: 'answered', b: 'open' } }, 'answers 1 of 2 · class R3 · stops the first-response clock'],
    [
      { marks: { a: 'answered', b: 'answered' } },
      'answers 2 of 2 · class R4 · stops the first-response and promise clocks',
    ],
    [
      { marks: { a: 'part', b: 'open' } },
      'answers 0 of 2 and 1 in part · class R3 · stops the first-response clock',
    ],
    [{ marks: none, interim: ada }, 'answers 0 of 2 · class R2 · stops the first-response clock'],
    [
      { marks: none, values: ['helpful_question'] },
      'answers 0 of 2 · class R3 · stops the first-response clock',
    ],
    [{ marks: none, values: ['answer'] }, 'answers 0 of 2 · class R1 · stops nothing'],
    [
      { marks: none, quote: true, values: ['quote'] },
      'answers 0 of 2 and is the quote · class R3 · stops the first-response and quote clocks',
    ],
  ] as const)('%j', (change, line) => {
    const meter = meterOf({ ...bare, ...change }, met);
    expect(meter.line).toBe(line);
    expect(meter.warning === null).toBe(meter.verdict.stopsFirstResponse);
    expect(meter.guard === null).toBe(meter.verdict.stopsFirstResponse);
  });

  it('warns of "Got it!" in the words of E2.h, until a time is given', () => {
    const got = { ...bare, text: 'Got it!', marks: none };
    expect(meterOf(got, met).guard).toBe('answers 0 of 2 questions, no time given');
    expect(meterOf({ ...got, interim: ada }, met).guard).toBeNull();
    expect(meterOf({ ...got, interim: { who: 'Ada', by: null } }, met).warning).toContain('Say by when');
  });

  it('names what it leaves open, and when what it stops is due', () => {
    const meter = meterOf({ ...bare, marks: { a: 'answered', b: 'part' } }, met);
    expect(meter.leaves).toBe('leaves open “When can you deliver?”');
    expect(meter.dueAts).toEqual([dueAt, dueAt + 2]);
    const all = meterOf({ ...bare, marks: { a: 'answered', b: 'answered' } }, met);
    expect([all.leaves, all.dueAts]).toEqual([null, [dueAt, dueAt + 2, dueAt + 3]]);
  });

  it('does not claim to stop what does not run', () => {
    const meter = meterOf({ ...bare, marks: { a: 'answered', b: 'open' } }, { ...met, running: [] });
    expect(meter.line).toContain('no response clock is running');
  });

  it('asks what they gain where nothing is open, and guards nothing else there (S1-51)', () => {
    const nothing = { questions: [], running: [], nothingOpen: true };
    const empty = meterOf(bare, nothing);
    expect([empty.begun, empty.guard, empty.warning]).toEqual([
      { touchBase: true, gainStated: false },
      null,
      null,
    ]);
    const stated = meterOf({ ...bare, gain: 'the new table' }, nothing);
    expect(stated.begun).toEqual({ touchBase: false, gainStated: true });
    expect(meterOf({ ...bare, text: 'Just touching base', marks: none }, met).begun?.touchBase).toBe(true);
    expect(meterOf({ ...bare, marks: none }, met).begun).toBeNull();
  });
});
