import type { z } from 'zod';
import type { figuresShape, reached, share } from '../../src/flow/measurement/boards/shapes.ts';

export type FiguresView = z.output<typeof figuresShape>;
export type ShareView = z.output<typeof share>;
export type ReachedView = z.output<typeof reached>;

/** Below this a share says little; it is shown with its n and a word. */
const FEW = 10;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** `63.2 %`, or a dash of nothing. */
export function percentText(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)} %`;
}

/** `41.0–80.9 %`. */
export function intervalText({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)} %`;
}

/** Whether a share is of so few that it says little. */
export function isFew(share: ShareView): boolean {
  return share !== null && share.of < FEW;
}

/** What stands beneath a share: its interval, or that it is of few. */
export function shareNote(share: ShareView): string {
  if (share === null) return 'of nothing yet';
  return isFew(share) ? `few: ${share.of} say little` : `95 % sure: ${intervalText(share)}`;
}

/** A length of time with its units (R36): `45 s`, `8 min 02 s`, `36 h 53 min`, `5 d 3 h`. */
export function waitText(ms: number): string {
  const seconds = Math.floor(ms / SECOND);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${two(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${two(minutes % 60)} min`;
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** `21 min`, or how far it was observed without being reached (R28). */
export function reachedText({ at, largest }: ReachedView): string {
  if (at !== null) return waitText(at);
  return largest === null ? '–' : `not reached (> ${waitText(largest)})`;
}

/** `6 min to 47 min`; an end that is not reached says so. */
export function reachText({ at, low, high }: ReachedView): string {
  if (at === null) return '';
  const end = (ms: number | null) => (ms === null ? 'not reached' : waitText(ms));
  return `95 % sure: ${end(low)} to ${end(high)}`;
}

/** The last of some days said with the first: `30 Nov to 6 Dec 2026`; `until` is the day after the last. */
export function daysText(from: string, until: string): string {
  const [first, last] = [Date.parse(from), Date.parse(until) - 86_400_000];
  const text = (at: number, year: boolean) =>
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      ...(year ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    }).format(at);
  if (first >= last) return text(first, true);
  const sameYear = from.slice(0, 4) === new Date(last).toISOString().slice(0, 4);
  return `${text(first, !sameYear)} to ${text(last, true)}`;
}

/** The contact’s own waiting beside a working time; nothing where there is no time yet. */
export function besideText(elapsed: ReachedView): string | null {
  return elapsed.largest === null && elapsed.at === null ? null : `${reachedText(elapsed)} for the contact`;
}

/** A score from 0 to 100, or a dash. */
export function pointsText(score: number | null | undefined): string {
  return score === null || score === undefined ? '–' : score.toFixed(1);
}

/** `+3.4 points`, `-2.0 points`. */
export function pointsApart(points: number): string {
  return `${points >= 0 ? '+' : '−'}${Math.abs(points).toFixed(1)} points`;
}

/** `+12.0 points (−3.1 to +25.4)`: a difference of shares with its interval. */
export function differenceText(of: { difference: number; low: number; high: number }): string {
  const signed = (share: number) => `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(1)}`;
  return `${pointsApart(of.difference * 100)} (${signed(of.low)} to ${signed(of.high)})`;
}

/** `12.00 times (7.49–19.23)`. */
export function ratioText(of: { ratio: number; low: number; high: number }): string {
  return `${of.ratio.toFixed(2)} times (${of.low.toFixed(2)}–${of.high.toFixed(2)})`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** The response in one sentence: `12 of 19 were answered within 30 min of working time; 3 are not answered.` */
export function answersSentence(
  { withinTarget, population, unansweredNow }: FiguresView,
  targetMs: number | null,
): string {
  if (population.counted === 0) return 'Nothing came in.';
  if (withinTarget === null) return `${population.pending} came in; none is decided yet.`;
  const within = targetMs === null ? 'in time' : `within ${waitText(targetMs)} of working time`;
  const silent = unansweredNow?.met ?? 0;
  const rest =
    silent === 0 ? 'none is left without an answer' : `${silent} ${silent === 1 ? 'is' : 'are'} not answered`;
  const open = population.pending === 0 ? '' : `; ${population.pending} more may still be in time`;
  return `${withinTarget.met} of ${withinTarget.of} were answered ${within}; ${rest}${open}.`;
}
