import type { ClockKind } from '../clock-kind.ts';
import { isResponse, openQuestions } from '../picture.ts';
import { stopped, voidOnDismissal } from '../verdicts.ts';

/** Something told to a contact with a time: due at that instant, moved only by telling the contact before it. */
export const commitment: ClockKind = {
  code: 'C10',
  title: 'Promise',
  due: 'promised_instant',
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
    if (fact.kind === 'commitment.kept' && fact.data.commitmentId === clock.about)
      return stopped('promise kept', 'done as told');
    if (fact.kind === 'commitment.moved' && fact.data.commitmentId === clock.about) {
      return {
        effect: 'moved',
        rule: 'moved by telling the contact',
        reason: 'a new time was told',
        dueAt: fact.data.promisedAt,
      };
    }
    if (isResponse(fact, before) && fact.occurredAt > clock.startedAt && openQuestions(after) === 0) {
      return stopped('promise kept', 'every question answered');
    }
    return voidOnDismissal(fact);
  },
};
