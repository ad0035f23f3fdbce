import type { ClockKind } from '../clock-kind.ts';
import { didNotStop, dropWhenOver, stopped, voided } from '../verdicts.ts';

/** From asking an expert or a department until a useful answer or a take-over, in the helper's hours (S0-22). */
export const internalHelp: ClockKind = {
  code: 'C14',
  title: 'Internal help',
  due: 'business_time',
  calendar: 'helper',
  starts: (fact) =>
    fact.kind === 'help.asked'
      ? {
          about: fact.data.askId,
          at: fact.occurredAt,
          ...(fact.data.deskId === undefined ? {} : { deskId: fact.data.deskId }),
          rule: 'a colleague was asked',
          reason: 'help is needed to answer',
        }
      : null,
  meets: (fact, { about, isPaused }) => {
    switch (fact.kind) {
      case 'help.answered':
        if (fact.data.askId !== about) return null;
        return fact.data.useful
          ? stopped('useful answer or take-over', 'the asker can go on')
          : didNotStop('no useful answer', 'the asker can’t go on with it');
      case 'help.info_missing':
        return fact.data.askId === about
          ? { effect: 'paused', rule: "the asker's turn", reason: 'information is missing' }
          : null;
      case 'help.info_given':
        return fact.data.askId === about && isPaused
          ? { effect: 'resumed', rule: "the helper's turn again", reason: 'the information came' }
          : null;
      case 'help.withdrawn':
        return fact.data.askId === about ? voided('taken back', 'the asker needs it no more') : null;
      default:
        return dropWhenOver(fact);
    }
  },
};
