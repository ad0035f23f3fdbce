import { asksForQuote } from '../../src/core/reply/asks-for-quote.ts';
import { suggestAnswers } from '../../src/core/reply/suggest-answers.ts';
import type { Question } from './draft.ts';
import type { RequestView } from './request-view.ts';

/** The questions that a reply can still answer. */
export function openQuestionsOf({ questions }: Pick<RequestView, 'questions'>): readonly Question[] {
  return questions.filter(({ state }) => state === 'open' || state === 'part');
}

/** Which of them a reply seems to answer; the quote answers those that ask for one. */
export function suggestedMarks(
  questions: readonly Question[],
  { text, quote }: { readonly text: string; readonly quote: boolean },
): readonly string[] {
  const forQuote = quote ? questions.filter((one) => asksForQuote(one.text)).map(({ id }) => id) : [];
  return [...suggestAnswers(questions, text), ...forQuote];
}
