import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fact, instant, OMA, omaha, received, sent, wrote } from '../../../test/clock-facts.ts';
import type { Fact } from '../clock/fact.ts';
import { MINUTE, toIso } from '../time/instant.ts';
import { type BallHeld, ballHeld, type HeldStep, isPair } from './ball-held.ts';
import { touchBases } from './touch-bases.ts';

const asked = received('2026-12-01 10:00', { lead: false, channel: 'mail', questions: ['q1'] });
const work = (time: string, until: string) => fact(time, 'work.declared', { until: instant(until) });
const agreed = (time: string, until: string, askedBy: 'buyer' | 'us') =>
  fact(time, 'ball.agreed', { until: instant(until), askedBy });
const promised = (time: string, until: string) =>
  fact(time, 'commitment.made', { commitmentId: 'p', promisedAt: instant(until) });
const touching = (time: string): Fact =>
  fact(time, 'message.out', {
    messageId: `out ${time}`,
    replyClass: 'R1',
    reason: '',
    answers: [],
    parts: [],
    by: 'danni',
    begun: { touchBase: true, gainStated: false },
  });

const minutes = (ms: number) => ms / MINUTE;
const line = ({ from, until, ended, heldMs, indecentMs }: HeldStep) =>
  `${omaha(from).slice(5)} to ${omaha(until).slice(5)} ${ended}: ${minutes(heldMs)} held, ${minutes(indecentMs)} indecent`;
const told = (facts: readonly Fact[], asOf = '2026-12-04 17:00'): BallHeld =>
  ballHeld(facts, OMA, instant(asOf));
const lines = (facts: readonly Fact[], asOf?: string) => told(facts, asOf).steps.map(line);

describe('the ball held (M-17, R22)', () => {
  const blueRidge = [asked, work('2026-12-01 10:00', '2026-12-01 12:00'), touching('2026-12-04 15:00')];

  test('Blue Ridge: 1,740 min held, 1,620 indecent, and the touch-base that ended it makes the pair', () => {
    const { steps } = told(blueRidge);
    expect(steps.map(line)).toEqual([
      '12-01 10:00 to 12-04 15:00 contact: 1740 held, 1620 indecent',
      // An empty contact passes no ball.
      '12-04 15:00 to 12-04 17:00 open: 120 held, 120 indecent',
    ]);
    expect(steps.map(isPair)).toEqual([true, false]);
    expect(steps[0]?.personId).toBe('danni');
    expect(touchBases(blueRidge)).toEqual([
      {
        messageId: 'out 2026-12-04 15:00',
        at: instant('2026-12-04 15:00'),
        personId: 'danni',
        answered: 0,
        open: 1,
      },
    ]);
  });

  test('the same with the date the buyer asked for: nothing is indecent, and there is no pair (S1-48)', () => {
    const dated = [...blueRidge, agreed('2026-12-01 10:20', '2026-12-04 15:00', 'buyer')];
    const { steps, ledger } = told(dated);
    expect(steps.map(line)[0]).toBe('12-01 10:00 to 12-04 15:00 contact: 1740 held, 0 indecent');
    expect(steps.some(isPair)).toBe(false);
    expect(Object.values(ledger).map(minutes)).toEqual([120, 0, 1740, 1860]);
  });

  test.each<[string, Fact[], string[]]>([
    [
      'waiting we chose counts until its date, and then it is our move again',
      [asked, agreed('2026-12-01 11:00', '2026-12-03 10:00', 'us'), sent('2026-12-03 12:00', 'R4', ['q1'])],
      [
        '12-01 10:00 to 12-03 10:00 agreed: 960 held, 960 indecent',
        '12-03 10:00 to 12-03 12:00 contact: 120 held, 120 indecent',
      ],
    ],
    [
      'a promise told in an answer gives until its time',
      [asked, promised('2026-12-01 10:30', '2026-12-02 10:00'), sent('2026-12-01 10:30', 'R2')],
      [
        '12-01 10:00 to 12-01 10:30 contact: 30 held, 30 indecent',
        '12-02 10:00 to 12-04 17:00 open: 1380 held, 1380 indecent',
      ],
    ],
    [
      'declared work counts a business day at most',
      [asked, work('2026-12-01 10:00', '2026-12-04 12:00'), sent('2026-12-03 10:00', 'R4', ['q1'])],
      ['12-01 10:00 to 12-03 10:00 contact: 960 held, 480 indecent'],
    ],
    [
      'what they wrote again ends what they had asked for',
      [
        asked,
        agreed('2026-12-01 10:00', '2026-12-03 10:00', 'buyer'),
        wrote('2026-12-02 10:00', 'm2', []),
        sent('2026-12-02 12:00', 'R4', ['q1']),
      ],
      ['12-01 10:00 to 12-02 12:00 contact: 600 held, 120 indecent'],
    ],
    [
      'a machine’s message and one that came back are no contacts',
      [
        asked,
        sent('2026-12-01 10:01', 'R0'),
        sent('2026-12-01 11:00', 'R4', ['q1']),
        fact('2026-12-01 11:05', 'message.bounced', { messageId: 'out 2026-12-01 11:00' }),
      ],
      ['12-01 10:00 to 12-04 17:00 open: 1860 held, 1860 indecent'],
    ],
    [
      'what is over is held no longer',
      [asked, fact('2026-12-01 12:00', 'request.withdrawn', { reason: 'bought elsewhere' })],
      ['12-01 10:00 to 12-01 12:00 over: 120 held, 120 indecent'],
    ],
  ])('%s', (_, facts, expected) => expect(lines(facts)).toEqual(expected));

  const start = instant('2026-12-01 10:00');
  const time = fc.integer({ min: 0, max: 5_000 }).map((n) => toIso(start + n * MINUTE));
  const until = fc.integer({ min: 0, max: 8_000 }).map((n) => start + n * MINUTE);
  const anything: fc.Arbitrary<Fact> = fc.oneof(
    fc.tuple(time, fc.constantFrom('R0', 'R1', 'R2', 'R4' as const)).map(([at, value]) => sent(at, value)),
    time.map((at) => wrote(at, `in ${at}`, [])),
    time.map(touching),
    time.map((at) => fact(at, 'ball.ours', {})),
    fc.tuple(time, until).map(([at, to]) => fact(at, 'work.declared', { until: to })),
    fc
      .tuple(time, until, fc.constantFrom('buyer', 'us' as const))
      .map(([at, to, askedBy]) => fact(at, 'ball.agreed', { until: to, askedBy })),
    fc
      .tuple(time, until)
      .map(([at, to]) => fact(at, 'commitment.made', { commitmentId: `p ${to}`, promisedAt: to })),
    time.map((at) => fact(at, 'request.closed', { because: 'override', reason: '' })),
  );

  test('ours, the buyer’s and agreed time sum to the age, whatever happens and in whatever order it is told (S1-01)', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), until, (facts, now) => {
        const all = [asked, ...facts];
        const { steps, ledger } = ballHeld(all, OMA, now);
        expect(ledger.oursMs + ledger.buyersMs + ledger.agreedMs).toBe(ledger.totalMs);
        for (const { heldMs, indecentMs } of steps)
          expect(indecentMs >= 0 && indecentMs <= heldMs).toBe(true);
        expect(ballHeld(all.toReversed(), OMA, now)).toEqual({ steps, ledger });
      }),
      { numRuns: 300 },
    );
  });
});
