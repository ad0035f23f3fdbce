import type { ClockKind } from '../clock-kind.ts';
import { cameBack } from '../picture.ts';
import { didNotStop, neverOwed, stopped, voidWhenOver } from '../verdicts.ts';

/** From the words that ask for a quote until the document is sent, the same calendar day. */
export const quote: ClockKind = {
  code: 'C6',
  title: 'Quote',
  due: 'end_of_calendar_day',
  calendar: 'desk',
  starts: (fact) =>
    fact.kind === 'quote.requested'
      ? {
          about: fact.data.quoteId,
          at: fact.occurredAt,
          rule: 'the words that ask for it',
          reason: 'a quote was asked for',
        }
      : null,
  meets: (fact, { about }, before) => {
    if (fact.kind === 'quote.delivered' && fact.data.quoteId === about)
      return cameBack(fact, before)
        ? didNotStop('bounced', 'the mail came back undelivered')
        : stopped('quote sent to the contact', 'the document was delivered');
    if (fact.kind === 'quote.withdrawn' && fact.data.quoteId === about)
      return neverOwed('no quote was asked for', 'the request is of another kind');
    return voidWhenOver(fact);
  },
};
