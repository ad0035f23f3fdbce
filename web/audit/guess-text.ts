import { durationText } from '../../src/core/time/duration-text.ts';
import { DAY, HOUR, MINUTE, type Milliseconds } from '../../src/core/time/instant.ts';

export const guessUnits = ['minutes', 'hours', 'days'] as const;
export type GuessUnit = (typeof guessUnits)[number];

const lengths: Readonly<Record<GuessUnit, Milliseconds>> = { minutes: MINUTE, hours: HOUR, days: DAY };

/** What was typed as a length of time; null where it is none. */
export function guessOf(amount: number | null, unit: GuessUnit): Milliseconds | null {
  if (amount === null || !(amount >= 0)) return null;
  const ms = Math.round(amount * lengths[unit]);
  return ms <= 366 * DAY ? ms : null;
}

/** `30 min`, `2 h`, `3 days`. */
export function guessText(ms: Milliseconds): string {
  const days = ms / DAY;
  if (days >= 2 && Number.isInteger(days)) return `${days} days`;
  return durationText(ms);
}

/** How far the measured lies from what was believed, in words; null: not half are answered at all. */
export function guessAgainst(guess: Milliseconds, measured: Milliseconds | null): string {
  if (measured === null) return 'Not even half have been answered, so the truth is worse than any guess.';
  if (measured === guess) return 'Exactly what you believed.';
  if (guess === 0) return 'More than you believed.';
  const ratio = measured > guess ? measured / guess : guess / Math.max(measured, 1);
  const times =
    ratio >= 1.05 ? `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString('en')} times ` : '';
  if (times === '') return 'Nearly what you believed.';
  return measured > guess ? `${times}as long as you believed.` : `You believed ${times}as long.`;
}
