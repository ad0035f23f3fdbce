import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assigned,
  callEnded,
  clockOf,
  fact,
  ledger,
  omaha,
  received,
  replayed,
  sent,
  wrote,
} from '../../../test/clock-facts.ts';
import { breachedAt } from './clock.ts';
import type { Fact } from './fact.ts';
import { partFacts } from './part-facts.ts';

const first = received('2026-12-01 10:00', { lead: false, questions: ['q1'] });
const second = wrote('2026-12-01 10:10', 'm2', ['q2', 'q3']);
const third = wrote('2026-12-01 10:20', 'm3', ['q4']);
/** Answers a question of the first message and one of the second. */
const both = sent('2026-12-01 10:25', 'R3', ['q1', 'q2'], { messageId: 'out1' });
const theirs = sent('2026-12-01 10:40', 'R2', [], { messageId: 'out2' });
const promised = fact('2026-12-01 10:40', 'commitment.made', {
  commitmentId: 'out2',
  promisedAt: Date.UTC(2026, 11, 1, 18),
  messageId: 'out2',
});
const facts = [first, assigned('2026-12-01 10:00', 'theo'), second, third, both, theirs, promised];
const leaving = (...things: string[]) => ({
  things: new Set(things),
  questions: new Set(things.filter((id) => id.startsWith('q'))),
});

const split = (parted: ReturnType<typeof partFacts>) =>
  fact('2026-12-01 11:00', 'request.split', {
    into: 'other',
    keys: parted.filter(({ stays }) => !stays).map(({ fact: { sourceKey } }) => sourceKey),
  });

describe('a message that is split off', () => {
  const parted = partFacts(facts, leaving('m2', 'q2', 'q3', 'out2'));

  test('takes along what is about it; a reply that answers questions of both counts for both', () => {
    expect(
      parted.map(({ fact: { kind, data }, stays }) => [
        kind,
        stays,
        'answers' in data ? data.answers : undefined,
      ]),
    ).toEqual([
      ['message.in', false, undefined],
      ['message.out', true, ['q2']],
      ['message.out', false, []],
      ['commitment.made', false, undefined],
    ]);
    expect(parted[0]?.fact).toBe(second);
  });

  test('is gone from where it was, with its questions and the promise that was told on it', () => {
    const { picture, clocks } = replayed([...facts, split(parted)]);
    expect([...picture.questions]).toEqual([
      ['q1', 'answered'],
      ['q4', 'open'],
    ]);
    expect(picture.chasers).toBe(1);
    expect(clocks.map(({ kind, about }) => (kind.code === 'C8' ? about : kind.code))).toEqual(
      expect.arrayContaining(['m1', 'm3', 'C3', 'C5']),
    );
    expect(clocks.filter(({ about, kind }) => about === 'm2' || kind.code === 'C10')).toEqual([]);
    expect(ledger(clockOf('C3', [...facts, split(parted)])).at(-1)).toBe('stopped: personal response (R3)');
  });

  test('runs where it went from its own receipt: neither new nor hidden', () => {
    const [receipt, ...rest] = parted.map(({ fact: one }) => one) as [Fact, ...Fact[]];
    const opened = {
      ...receipt,
      kind: 'request.received',
      data: { ...receivedData, ...receipt.data },
    } as Fact;
    const clock = clockOf('C3', [opened, ...rest]);
    expect([omaha(clock.startedAt), omaha(clock.dueAt), omaha(clock.endedAt), clock.ending]).toEqual([
      '2026-12-01 10:10',
      '2026-12-01 10:40',
      '2026-12-01 10:25',
      'stopped',
    ]);
    const silent = clockOf('C3', [opened]);
    expect(omaha(breachedAt(silent, Date.UTC(2026, 11, 1, 18)))).toBe('2026-12-01 10:40');
    expect([...replayed([opened, ...rest]).picture.questions]).toEqual([
      ['q2', 'answered'],
      ['q3', 'open'],
    ]);
  });

  test('a bounce of the reply that counts for both takes its stop back on both', () => {
    const bounced = fact('2026-12-01 10:26', 'message.bounced', { messageId: 'out1' });
    const found = partFacts([...facts, bounced], leaving('m2', 'q2', 'q3'));
    expect(found.at(-1)).toEqual({ fact: bounced, stays: true });
  });

  test('what the contact says of such a reply is said of both', () => {
    const said = (messageId: string) =>
      fact('2026-12-01 10:50', 'verdict.given', { verdict: 'yes', messageId });
    const found = partFacts([...facts, said('out1')], leaving('m2', 'q2', 'q3', 'out2'));
    expect(found.at(-1)).toEqual({ fact: said('out1'), stays: true });
    expect(partFacts([...facts, said('out2')], leaving('m2', 'q2', 'q3', 'out2')).at(-1)).toEqual({
      fact: said('out2'),
      stays: false,
    });
    expect(partFacts([...facts, said('out2')], leaving('m2', 'q2', 'q3')).at(-1)?.fact.kind).toBe(
      'message.out',
    );
  });

  test('a talk that answered one of its questions counts there from when the two were connected, documented once', () => {
    const connected = fact('2026-12-01 10:26', 'call.connected', { callId: 'c1' });
    const other = fact('2026-12-01 10:27', 'call.connected', { callId: 'c2' });
    const talk = callEnded('2026-12-01 10:30', 'R3', ['q1', 'q3'], { callId: 'c1' });
    expect(partFacts([connected, other, talk], leaving('m2', 'q2', 'q3'))).toEqual([
      { fact: connected, stays: true },
      {
        fact: {
          ...talk,
          data: { live: true, replyClass: 'R3', answers: ['q3'], parts: [], reason: 'a talk' },
        },
        stays: true,
      },
    ]);
  });
});

const receivedData = { lead: false, channel: 'email' };

describe('a merge that is taken back', () => {
  const copy = (one: Fact): Fact => ({ ...one, id: `${one.id}>kept`, sourceKey: `${one.sourceKey}>kept` });
  const kept = received('2026-12-01 09:30', { lead: false, messageId: 'm0', questions: ['q0'] });
  const merged = fact('2026-12-01 10:30', 'request.merged', { into: 'kept' });
  const parted = fact('2026-12-01 10:30', 'request.parted', { from: 'kept', key: merged.sourceKey });

  test('was never one for the request that went: its clock runs on from its receipt', () => {
    expect(clockOf('C3', [first, merged]).ending).toBe('void');
    const clock = clockOf('C3', [first, merged, parted]);
    expect([clock.ending, omaha(clock.startedAt), omaha(clock.dueAt)]).toEqual([
      null,
      '2026-12-01 10:00',
      '2026-12-01 10:30',
    ]);
    const again = fact('2026-12-01 10:40', 'request.merged', { into: 'kept' });
    expect(clockOf('C3', [first, merged, parted, again]).endReason).toBe(
      'its clocks run on in the request it went into',
    );
  });

  test('leaves the one that stayed as it was before', () => {
    const undone = fact('2026-12-01 10:50', 'request.split', { into: 'gone', keys: [copy(first).sourceKey] });
    expect(replayed([kept, copy(first)]).picture.chasers).toBe(1);
    expect(replayed([kept, copy(first), undone])).toEqual(replayed([kept]));
  });
});

test('whatever is split off, the order of arrival makes no difference', () => {
  const things = fc.subarray(['m2', 'm3', 'q2', 'q3', 'q4', 'out1', 'out2']);
  const arrivals = things.chain((left) => {
    const all = [...facts, split(partFacts(facts, leaving(...left)))];
    return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }));
  });
  fc.assert(
    fc.property(arrivals, ([all, arrived]) => {
      expect(replayed(arrived)).toEqual(replayed(all));
    }),
    { numRuns: 50 },
  );
});
