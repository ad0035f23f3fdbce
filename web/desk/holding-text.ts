import { dayAndTime, shortDuration } from '../ui/time-text.ts';
import type { RequestView } from './request-view.ts';

/** How a person held a request: `silent after 10 min, accepted 10:15, handed on 10:30`. */
export function holdingText(
  {
    touched,
    silentAfterMs,
    until,
  }: Pick<RequestView['assignments'][number], 'touched' | 'silentAfterMs' | 'until'>,
  now: number,
  zone?: string,
): string {
  const at = (instant: string) => dayAndTime(Date.parse(instant), now, zone);
  const silent = silentAfterMs.map(shortDuration);
  const parts = [
    ...(silent.length > 0 ? [`silent after ${silent.join(' and ')}`] : []),
    ...(touched === null ? [] : [`${touched.how} ${at(touched.at)}`]),
    ...(until === null ? [] : [`handed on ${at(until)}`]),
  ];
  return parts.length === 0 ? 'not accepted yet' : parts.join(', ');
}
