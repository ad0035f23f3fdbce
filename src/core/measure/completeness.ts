import { countedQuestions, type Picture } from '../clock/picture.ts';

/** How much of what was asked has been answered (DOMAIN M-08). */
export interface Completeness {
  readonly answered: number;
  readonly parts: number;
  /** Questions that were to be answered at all. */
  readonly questions: number;
  /** (answered + half of the parts) / questions; 1 where nothing is asked. */
  readonly share: number;
}

export function completenessOf(picture: Picture): Completeness {
  let answered = 0;
  let parts = 0;
  for (const state of picture.questions.values()) {
    if (state === 'answered') answered += 1;
    if (state === 'part') parts += 1;
  }
  const questions = countedQuestions(picture);
  return { answered, parts, questions, share: questions === 0 ? 1 : (answered + parts / 2) / questions };
}
