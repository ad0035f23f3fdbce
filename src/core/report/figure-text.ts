import type { Band, Reached } from '../measure/figures.ts';
import type { Difference } from '../measure/newcombe.ts';
import { MINUTE, type Milliseconds } from '../time/instant.ts';

/** `21`, `1,200`, `2.5`: minutes to a tenth. */
export function minutesText(ms: Milliseconds): string {
  return Number((ms / MINUTE).toFixed(1)).toLocaleString('en');
}

/** `63.2 %`: shares from 0 to 1, to a tenth of a per cent. */
export function percentText(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** `41.0–80.9 %` */
export function intervalText({ low, high }: Pick<Band, 'low' | 'high'>): string {
  return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)} %`;
}

/** `21 min`, or `not reached (> 130 min)` (R28). */
export function reachedText({ at, largest }: Reached): string {
  if (at !== null) return `${minutesText(at)} min`;
  return largest === null ? 'not reached' : `not reached (> ${minutesText(largest)} min)`;
}

/** `6–47 min`, `26 min–not reached`; empty where nobody was answered. */
export function reachedIntervalText({ low, high, largest }: Reached): string {
  if (largest === null || low === null) return '';
  return high === null
    ? `${minutesText(low)} min–not reached`
    : `${minutesText(low)}–${minutesText(high)} min`;
}

/** `+12.3 points (-5.0 to +28.1)` */
export function differenceText({ difference, low, high }: Difference): string {
  return `${signed(difference)} points (${signed(low)} to ${signed(high)})`;
}

function signed(share: number): string {
  const points = (share * 100).toFixed(1);
  return share > 0 && points !== '0.0' ? `+${points}` : points.replace('-0.0', '0.0').replace('-', '−');
}
