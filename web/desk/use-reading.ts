import { useMemo } from 'react';
import { asksForQuote } from '../../src/core/reply/asks-for-quote.ts';
import { suggestAnswers } from '../../src/core/reply/suggest-answers.ts';
import { serverNow } from '../server-clock.ts';
import { useSession } from '../session.ts';
import { bodyOf, type Draft, interimOf, marksOf } from './draft.ts';
import { readPromises } from './read-promises.ts';
import type { RequestView } from './request-view.ts';
import { meterOf } from './value-meter.ts';

/** What follows from a draft's text: marks, promises, worth, and the body to save. */
export function useReading(view: RequestView) {
  const me = useSession().data?.user?.name ?? 'I';
  const { questions, clocks } = view;
  return useMemo(() => {
    const open = questions.filter(({ state }) => state === 'open' || state === 'part');
    const clockRuns = hasOpen(clocks, 'C3') || hasOpen(clocks, 'C11');
    const quoteOpen = hasOpen(clocks, 'C6');
    const forQuote = open.filter(({ text }) => asksForQuote(text)).map(({ id }) => id);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const read = remembered((text) => ({
      suggested: suggestAnswers(open, text),
      promises: readPromises(text, me, serverNow(), zone),
    }));
    return (draft: Draft) => {
      const { suggested, promises } = read(draft.text);
      const quote = quoteOpen && draft.quote;
      const marks = marksOf(draft, open, quote ? [...suggested, ...forQuote] : suggested);
      const interim = interimOf(draft, promises.first);
      const meter = meterOf({ text: draft.text, marks, interim, quote }, clockRuns);
      const body = bodyOf({ text: draft.text, quote }, marks, interim);
      return { open, marks, interim, promises, quoteOpen, quote, meter, body };
    };
  }, [questions, clocks, me]);
}

function hasOpen(clocks: RequestView['clocks'], code: string): boolean {
  return clocks.some(({ kind, endedAt }) => kind === code && endedAt === null);
}

/** Remembers the last answer, since one text is read several times. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  let last: { text: string; answer: T } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, answer: read(text) };
    return last.answer;
  };
}
