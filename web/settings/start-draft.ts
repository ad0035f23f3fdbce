import { dayAndTime } from '../ui/index.ts';
import type { CalendarVersion } from './own-draft.ts';
import { instantOfWall, wallText } from './wall-time.ts';
import type { FieldErrors } from './week-draft.ts';

/** From when edited hours are to hold. */
export interface StartDraft {
  readonly kind: 'now' | 'planned' | 'corrected';
  /** `YYYY-MM-DDTHH:MM` in the calendar's zone; unused for `now`. */
  readonly at: string;
}

export const fromNow: StartDraft = { kind: 'now', at: '' };

const DAY = 86_400_000;

/** A first guess for a kind: hours begin at midnight, the next one or the last one. */
export function startOf(kind: StartDraft['kind'], now: number, zone: string): StartDraft {
  if (kind === 'now') return fromNow;
  const day = kind === 'planned' ? now + DAY : now;
  return { kind, at: `${wallText(day, zone).slice(0, 10)}T00:00` };
}

/** The instant for the server; null for from now on. */
export function startInstant({ kind, at }: StartDraft, zone: string): string | null {
  return kind === 'now' ? null : instantOfWall(at, zone);
}

/** A plan lies ahead, a correction behind. */
export function startErrors(start: StartDraft, zone: string, now: number): FieldErrors {
  if (start.kind === 'now') return {};
  const instant = startInstant(start, zone);
  if (instant === null) return { '/validFrom': 'Choose a date and a time' };
  const ahead = Date.parse(instant) > now;
  if (start.kind === 'planned' && !ahead)
    return { '/validFrom': 'That has passed; choose "Correct the past" to say what held then' };
  if (start.kind === 'corrected' && ahead)
    return { '/validFrom': 'That lies ahead; choose "From a date" to plan it' };
  return {};
}

/** The version that takes over from hours which begin then, in words; null when none does. */
export function endText(
  start: StartDraft,
  versions: readonly CalendarVersion[],
  zone: string,
  now: number,
): string | null {
  const from = start.kind === 'now' ? now : Date.parse(startInstant(start, zone) ?? '');
  const later = versions
    .filter(({ state }) => state !== 'replaced')
    .map(({ validFrom }) => Date.parse(validFrom))
    .filter((at) => at > from);
  return later.length === 0 ? null : dayAndTime(Math.min(...later), now, zone);
}
