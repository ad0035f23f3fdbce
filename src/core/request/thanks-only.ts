import { foldText } from '../reply/fold-text.ts';
import { findQuestions } from '../reply/questions.ts';

const LONGEST = 160;
/** Beginnings of thanks in the languages the questions are read in. */
const THANKS =
  /\b(?:thank(?:s| you)|cheers|much appreciated|vielen dank|danke|besten dank|merci|gracias|dank u|bedankt|hartelijk dank)\b/;

/**
 * Whether a message reads like mere thanks: short, thankful, asking nothing. Good for a suggestion alone, since every
 * message is a request until a person says otherwise (S1-32).
 */
export function isThanksOnly(text: string): boolean {
  const words = text.trim();
  if (words === '' || words.length > LONGEST) return false;
  return THANKS.test(foldText(words)) && !words.includes('?') && findQuestions(words).length === 0;
}
