import { foldText } from './fold-text.ts';

const MONEY =
  /[$€£¥] ?\d|\d ?[$€£¥]|\b\d[\d.,' ]* ?(?:eur|usd|gbp|chf|cad|aud|euros?|dollars?|pounds?|francs?)\b|\b(?:eur|usd|gbp|chf|cad|aud) ?\d/;

/** Whether a text names an amount of money, in figures. */
export function namesAmount(text: string): boolean {
  return MONEY.test(foldText(text));
}
