import { HOUR, MINUTE, type Milliseconds, SECOND } from './instant.ts';

/** A span in words, to the millisecond: `30 min`, `36 h 53 min`, `8 min 02 s`, `1.250 s` (DOMAIN R36). */
export function durationText(ms: Milliseconds): string {
  if (ms < 0) return `-${durationText(-ms)}`;
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const seconds = (ms % MINUTE) / SECOND;
  const text: string[] = [];
  if (hours > 0) text.push(`${hours.toLocaleString('en')} h`);
  if (minutes > 0) text.push(`${text.length > 0 ? two(minutes) : minutes} min`);
  if (seconds > 0) text.push(`${secondsText(seconds, text.length > 0)} s`);
  return text.length > 0 ? text.join(' ') : '0 min';
}

function secondsText(seconds: number, follows: boolean): string {
  const text = Number.isInteger(seconds) ? String(seconds) : seconds.toFixed(3);
  return follows && seconds < 10 ? `0${text}` : text;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}
