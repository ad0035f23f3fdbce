import type { ClockKind } from '../clock-kind.ts';
import { stopped } from '../verdicts.ts';

/**
 * From the end of a talk until its outcome, content and next step are stored, by the close of that business day.
 * Mails and quotes are documented by capture and open none. What was said happened, so nothing makes it void.
 */
export const documentation: ClockKind = {
  code: 'C7',
  title: 'Documentation',
  due: 'close_of_day',
  calendar: 'desk',
  starts: (fact) =>
    fact.kind === 'call.ended' && fact.data.live && fact.data.callId !== undefined
      ? {
          about: fact.data.callId,
          at: fact.occurredAt,
          rule: 'end of the interaction',
          reason: 'the call ended',
        }
      : null,
  meets: (fact, { about }) =>
    fact.kind === 'interaction.documented' && fact.data.interactionId === about
      ? stopped('documented', 'outcome, content and next step stored')
      : null,
};
