import type { z } from 'zod';
import type { tour } from '../../src/demo/tour/contract.ts';

export type TourView = z.output<typeof tour.response>;
export type Measured = NonNullable<TourView['measured']>;

const minuteMs = 60_000;
const dayMinutes = 480;

/** Working minutes of a wait, whole; `not reached` where half were never answered. */
export function workingMinutes(ms: number | null): string {
  return ms === null ? 'not reached' : `${Math.round(ms / minuteMs)}`;
}

/** What a wait of so many working minutes comes to: `more than a whole working day`. */
export function inDays(ms: number | null): string {
  if (ms === null) return 'more than half were never answered';
  const days = ms / minuteMs / dayMinutes;
  if (days > 1)
    return days >= 2 ? `more than ${Math.floor(days)} working days` : 'more than a whole working day';
  return days === 1 ? 'a whole working day' : 'less than a working day';
}

/** A guess as it was meant: `30 min`, `2 h`, `1 working day`. */
export function guessText(minutes: number): string {
  if (minutes >= dayMinutes && minutes % dayMinutes === 0) {
    const days = minutes / dayMinutes;
    return days === 1 ? '1 working day' : `${days} working days`;
  }
  return minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** `28.6 %`, or `87 %` rounded. */
export function percent(share: number, places = 1): string {
  return `${(100 * share).toFixed(places)} %`;
}

/** `3.1× as often (1.6–6.0)`. */
export function timesAsOften({ ratio, low, high }: NonNullable<Measured['closeRatio']>): string {
  return `${ratio.toFixed(1)}× as often (${low.toFixed(1)}–${high.toFixed(1)})`;
}

/** What somebody knows: `valves 5, dairy 4`. */
export function knowsText(knows: readonly { readonly name: string; readonly level: number }[]): string {
  return knows.map(({ name, level }) => `${name} ${level}`).join(', ');
}
