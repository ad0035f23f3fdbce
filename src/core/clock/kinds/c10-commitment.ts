import type { ClockInView, ClockKind, Verdict } from '../clock-kind.ts';
import type { Fact } from '../fact.ts';
import { cameBack, isResponse, openQuestions, type Picture } from '../picture.ts';
import { didNotStop, neverOwed, stopped, voided, voidWhenOver } from '../verdicts.ts';

/** A promise may be moved so often (DOMAIN 2.3, Commitment). */
const MOST_MOVES = 2;

/** Something told to a contact with a time: due at that instant, moved only by telling the contact before it. */
export const commitment: ClockKind = {
  code: 'C10',
  title: 'Promise',
  due: 'promised_instant',
  calendar: 'elapsed',
  starts: (fact) =>
    fact.kind === 'commitment.made'
      ? {
          about: fact.data.commitmentId,
          at: fact.occurredAt,
          promisedAt: fact.data.promisedAt,
          rule: 'promise given',
          reason: 'a time was told to the contact',
        }
      : null,
  meets: (fact, clock, before, after) => {
    switch (fact.kind) {
      case 'commitment.kept':
        return fact.data.commitmentId === clock.about ? stopped('promise kept', 'done as told') : null;
      case 'commitment.released':
        if (fact.data.commitmentId !== clock.about) return null;
        return fact.data.misread
          ? neverOwed('no promise', 'a person read the mail: nothing was promised')
          : voided('released by the contact', 'the contact no longer needs it');
      case 'commitment.moved':
        return fact.data.commitmentId === clock.about ? move(fact, clock, before) : null;
      case 'message.bounced':
        return fact.data.messageId === clock.about
          ? neverOwed('bounced', 'the contact was never told')
          : null;
      default:
        return isLastAnswer(fact, before, after) && fact.occurredAt > clock.startedAt
          ? stopped('promise kept', 'every question answered')
          : voidWhenOver(fact);
    }
  },
};

/** A further word while nothing was asked keeps no promise: only what answers the last open question does. */
function isLastAnswer(fact: Fact, before: Picture, after: Picture): boolean {
  return isResponse(fact, before) && openQuestions(before) > 0 && openQuestions(after) === 0;
}

function move(
  fact: Extract<Fact, { kind: 'commitment.moved' }>,
  clock: ClockInView,
  before: Picture,
): Verdict {
  if (cameBack(fact, before)) return didNotStop('bounced', 'the mail came back undelivered');
  if (fact.occurredAt > clock.dueAt) return didNotStop('told too late', 'the promised time had passed');
  if (clock.moves >= MOST_MOVES) return didNotStop('moved twice already', 'a promise moves twice at most');
  return {
    effect: 'moved',
    rule: 'moved by telling the contact',
    reason: 'a new time was told',
    dueAt: fact.data.promisedAt,
  };
}
