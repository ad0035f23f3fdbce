import { dayAndTime, shortDuration } from '../ui/time-text.ts';
import type { RequestView } from './request-view.ts';

const ends: Readonly<Record<string, string>> = { silent: 'taken back', released: 'released' };

/** How a person held a request: `silent after 10 min, accepted 10:15, handed on 10:30`. */
export function holdingText(
  {
    touched,
    silentAfterMs,
    until,
    state,
  }: Pick<RequestView['assignments'][number], 'touched' | 'silentAfterMs' | 'until' | 'state'>,
  now: number,
  zone?: string,
): string {
  const at = (instant: string) => dayAndTime(Date.parse(instant), now, zone);
  const silent = silentAfterMs.map(shortDuration);
  const parts = [
    ...(silent.length > 0 ? [`silent after ${silent.join(' and ')}`] : []),
    ...(touched === null ? [] : [`${touched.how} ${at(touched.at)}`]),
    ...(until === null ? [] : [`${ends[state] ?? 'handed on'} ${at(until)}`]),
  ];
  return parts.length === 0 ? 'not accepted yet' : parts.join(', ');
}
