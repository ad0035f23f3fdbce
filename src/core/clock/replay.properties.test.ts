import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assigned,
  callEnded,
  dialled,
  everyKind,
  fact,
  instant,
  replayed,
  sent,
  wrote,
} from '../../../test/clock-facts.ts';
import { MINUTE, toIso } from '../time/instant.ts';
import { spentMs } from './clock.ts';
import type { Fact, ReplyClass } from './fact.ts';
import { stagesAfter } from './stages.ts';

const RUNS = { numRuns: 25 };
const start = instant('2026-12-01 10:30');
const questions = ['q1', 'q2', 'q3'];

/** Some minute of the four days after everything has been opened. */
const time = fc.integer({ min: 0, max: 4 * 24 * 60 }).map((minutes) => toIso(start + minutes * MINUTE));
const until = fc.integer({ min: 0, max: 6 * 24 * 60 }).map((minutes) => start + minutes * MINUTE);
const answers = fc.subarray(questions);
const replyClass = fc.constantFrom<ReplyClass>('R0', 'R1', 'R2', 'R3', 'R4');

const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(time, replyClass, answers).map(([at, value, answered]) => sent(at, value, answered)),
  fc
    .tuple(time, replyClass, answers)
    .map(([at, value, answered]) => sent(at, value, answered, { evidence: 'typed' })),
  fc
    .tuple(time, replyClass, answers)
    .map(([at, value, answered]) => callEnded(at, value, answered, { callId: at })),
  fc.tuple(time, answers).map(([at, asked]) => wrote(at, `in ${at}`, asked)),
  time.map((at) => assigned(at, 'danni')),
  time.map((at) => dialled(at, 'busy')),
  time.map((at) => fact(at, 'ball.buyer', { asked: 'line pressure' })),
  time.map((at) => fact(at, 'ball.ours', {})),
  fc.tuple(time, until).map(([at, to]) => fact(at, 'work.declared', { until: to })),
  fc.tuple(time, until).map(([at, to]) => fact(at, 'ball.agreed', { askedBy: 'buyer', until: to })),
  fc
    .tuple(time, until)
    .map(([at, to]) => fact(at, 'commitment.moved', { commitmentId: 'p', promisedAt: to })),
  time.map((at) => fact(at, 'help.info_missing', { askId: 'h' })),
  time.map((at) => fact(at, 'help.info_given', { askId: 'h' })),
  time.map((at) => fact(at, 'reader.left', { readerId: 'theo' })),
  time.map((at) => fact(at, 'reader.back', { readerId: 'theo' })),
  time.map((at) => fact(at, 'fix.done', { caseId: 'b' })),
  time.map((at) =>
    fact(at, 'message.cleared', { messageId: 'm2', disposition: 'no reply needed', closes: [] }),
  ),
);
/** Facts that work backwards, since they say what another one was worth. */
const anyLookingBack: fc.Arbitrary<Fact> = fc.oneof(
  time.map((at) => fact(at, 'request.dismissed', { reason: 'junk' })),
  time.map((at) => fact(at, 'request.restored', {})),
  time.map((at) => fact(at, 'request.withdrawn', { reason: 'bought elsewhere' })),
  fc.tuple(time, time).map(([at, of]) => fact(at, 'message.bounced', { messageId: `out ${of}` })),
);
const some = fc.array(anyFact, { maxLength: 14 });
const history = fc
  .tuple(some, fc.array(anyLookingBack, { maxLength: 3 }))
  .map(([forwards, backwards]) => [...everyKind(), ...forwards, ...backwards]);

const corrections = [
  { at: '2026-12-01 14:00', id: 'v2', calendar: replayed(everyKind()).clocks[0]?.calendar.calendar },
].flatMap(({ calendar, ...rest }) => (calendar ? [{ ...rest, calendar }] : []));

describe('replay', () => {
  test('is the same whatever the order of arrival, and however often a thing arrived', () => {
    const arrivals = history.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc
          .subarray(facts)
          .chain((again) =>
            fc.shuffledSubarray([...facts, ...again], { minLength: facts.length + again.length }),
          ),
      ),
    );
    fc.assert(
      fc.property(arrivals, ([facts, arrived]) => {
        expect(replayed(arrived, { corrections })).toEqual(replayed(facts, { corrections }));
      }),
      RUNS,
    );
  });

  test('in two batches it is the same as in one', () => {
    fc.assert(
      fc.property(history, fc.nat(), (facts, seed) => {
        const cut = seed % facts.length;
        expect(replayed([...facts.slice(cut), ...facts.slice(0, cut)])).toEqual(replayed(facts));
      }),
      RUNS,
    );
  });

  test('goes on where an earlier one had come to: what is written down by then stays', () => {
    fc.assert(
      fc.property(some, time, (forwards, now) => {
        const facts = [...everyKind(), ...forwards];
        const known = facts.filter(({ occurredAt }) => occurredAt <= instant(now));
        const later = new Map(
          replayed(facts).clocks.map((clock) => [`${clock.kind.code} ${clock.about}`, clock]),
        );
        for (const clock of replayed(known).clocks) {
          const then = later.get(`${clock.kind.code} ${clock.about}`);
          expect(then?.story.slice(0, clock.story.length)).toEqual(clock.story);
          if (clock.endedAt !== null) expect(then).toEqual(clock);
        }
      }),
      RUNS,
    );
  });

  test('a fact that says nothing changes nothing', () => {
    const silent: fc.Arbitrary<Fact> = fc.oneof(
      time.map((at) => fact(at, 'assignment.touched', { userId: 'danni', how: 'opened' })),
      time.map((at) => fact(at, 'message.bounced', { messageId: 'of another request' })),
      time.map((at) => fact(at, 'follow_up.done', { followUpId: 'of another request' })),
      time.map((at) => fact(at, 'commitment.kept', { commitmentId: 'of another request' })),
      time.map((at) => fact(at, 'interaction.documented', { interactionId: 'of another request' })),
      time.map((at) => fact(at, 'reader.left', { readerId: 'somebody else' })),
      time.map((at) => fact(at, 'fix.done', { caseId: 'of another request' })),
      time.map((at) => fact(at, 'assignment.ended', { userId: 'somebody else', state: 'released' })),
    );
    fc.assert(
      fc.property(history, silent, (facts, one) => {
        expect(replayed([...facts, one]).clocks).toEqual(replayed(facts).clocks);
      }),
      RUNS,
    );
  });
});

describe('every clock', () => {
  test('has spent no more business time than has passed, and never less than before', () => {
    fc.assert(
      fc.property(history, fc.array(until, { minLength: 1, maxLength: 4 }), (facts, instants) => {
        for (const clock of replayed(facts).clocks) {
          let last = 0;
          for (const now of instants.map((at) => Math.max(at, clock.startedAt)).toSorted((a, b) => a - b)) {
            const spent = spentMs(clock, now);
            expect(spent).toBeLessThanOrEqual(now - clock.startedAt);
            expect(spent).toBeGreaterThanOrEqual(last);
            last = spent;
          }
        }
      }),
      RUNS,
    );
  });

  test('ends no earlier than it starts, and pauses one after the other', () => {
    fc.assert(
      fc.property(history, (facts) => {
        for (const { startedAt, endedAt, pauses } of replayed(facts).clocks) {
          if (endedAt !== null) expect(endedAt).toBeGreaterThanOrEqual(startedAt);
          let free = startedAt;
          for (const { from, to } of pauses) {
            expect(from).toBeGreaterThanOrEqual(free);
            free = to ?? Number.POSITIVE_INFINITY;
            expect(free).toBeGreaterThanOrEqual(from);
          }
        }
      }),
      RUNS,
    );
  });

  test('has its stages in order, none before the start, and all but the second day and what sits by a millisecond past the deadline', () => {
    fc.assert(
      fc.property(history, (facts) => {
        for (const clock of replayed(facts).clocks) {
          const timed = stagesAfter(clock, Number.NEGATIVE_INFINITY);
          const times = timed.map(({ at }) => at);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          for (const { stage, at } of timed) {
            expect(at).toBeGreaterThanOrEqual(clock.startedAt);
            if (!['two days', 'at once', 'sitting'].includes(stage.name))
              expect(at).toBeLessThanOrEqual(clock.dueAt + 1);
          }
          expect(stagesAfter(clock, times.at(-1) ?? 0)).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});
