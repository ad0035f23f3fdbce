import { HOUR, MINUTE, type Milliseconds, SECOND } from '../../src/core/time/instant.ts';

/** `30m`, `1h30m`, `1 h 30 min`, `90s`, `1.5h`: hours, minutes and seconds, each at most once and in this order. */
export function readSpan(text: string, option: string): Milliseconds {
  const parts = /^(?:([\d.]+) ?h)? ?(?:([\d.]+) ?m(?:in)?)? ?(?:([\d.]+) ?s)?$/.exec(text.trim());
  const [hours, minutes, seconds] = [1, 2, 3].map((part) => Number(parts?.[part] ?? 0));
  const span = Math.round((hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (seconds ?? 0) * SECOND);
  if (text.trim() === '' || parts === null || Number.isNaN(span)) {
    throw new Error(`${option} ${text} is no span such as 30m, 1h30m or 90s`);
  }
  return span;
}
