import { useMemo } from 'react';
import { namesAmount } from '../../src/core/reply/names-amount.ts';
import { asksBuyer } from '../../src/core/reply/suggest-values.ts';
import { serverNow } from '../server-clock.ts';
import { useSession } from '../session.ts';
import { bodyOf, type Draft, interimOf, marksOf, valuesOf } from './draft.ts';
import { readPromises } from './read-promises.ts';
import type { RequestView } from './request-view.ts';
import { openQuestionsOf, suggestedMarks } from './suggested-marks.ts';
import { meterOf } from './value-meter.ts';

/** What follows from a draft's text: marks, promises, worth, and the body to save. */
export function useReading(view: RequestView) {
  const me = useSession().data?.user?.name ?? 'I';
  const { questions, clocks, messages } = view;
  return useMemo(() => {
    const open = openQuestionsOf({ questions });
    const running = clocks
      .filter(({ endedAt }) => endedAt === null)
      .map(({ kind, dueAt }) => ({ kind, dueAt: Date.parse(dueAt) }));
    const quoteOpen = running.some(({ kind }) => kind === 'C6');
    const nothingOpen = open.length === 0 && !messages.some(({ oldestUnanswered }) => oldestUnanswered);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const read = remembered((text) => ({
      suggested: suggestedMarks(open, { text, quote: false }),
      withQuote: suggestedMarks(open, { text, quote: true }),
      promises: readPromises(text, me, serverNow(), zone),
      asks: asksBuyer(text),
      amount: namesAmount(text),
    }));
    return (draft: Draft) => {
      const { suggested, withQuote, promises, asks, amount } = read(draft.text);
      const quote = quoteOpen && draft.quote;
      const quoted = { ...draft, quote };
      const marks = marksOf(draft, open, quote ? withQuote : suggested);
      const interim = interimOf(draft, promises.first);
      const values = valuesOf(quoted);
      const weighed = { ...quoted, marks, interim, values, carried: draft.assets.length };
      const meter = meterOf(weighed, { questions: open, running, nothingOpen });
      const hasFile = draft.files.length > 0 || draft.assets.some(({ file }) => file !== null);
      const body = bodyOf(quoted, marks, interim);
      return {
        ...{ open, marks, interim, promises, quoteOpen, quote, meter, body, values, nothingOpen },
        /** Marks that the text suggests and nobody has touched. */
        suggested: Object.keys(marks).filter(
          (id) => draft.marks[id] === undefined && marks[id] === 'answered',
        ),
        /** It asks the buyer something; whether that helps them think is for its writer to say. */
        asks: asks && !values.includes('helpful_question'),
        emptyQuote: quote && !hasFile && !amount,
      };
    };
  }, [questions, clocks, messages, me]);
}

export type Reading = ReturnType<ReturnType<typeof useReading>>;

/** Remembers the last answer, since one text is read several times. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  let last: { text: string; answer: T } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, answer: read(text) };
    return last.answer;
  };
}
