import type { ClockKind } from '../clock-kind.ts';
import { stopped, voidOnDismissal } from '../verdicts.ts';

/** From the words that ask for a quote until the document is sent, the same calendar day. */
export const quote: ClockKind = {
  code: 'C6',
  title: 'Quote',
  due: 'end_of_calendar_day',
  starts: (fact) =>
    fact.kind === 'quote.requested'
      ? {
          about: fact.data.quoteId,
          at: fact.occurredAt,
          rule: 'the words that ask for it',
          reason: 'a quote was asked for',
        }
      : null,
  meets: (fact, clock) =>
    fact.kind === 'quote.delivered' && fact.data.quoteId === clock.about
      ? stopped('quote sent to the contact', 'the document was delivered')
      : voidOnDismissal(fact),
};
