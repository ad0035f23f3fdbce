import { DomainError } from '../../core/domain-error.ts';
import { type Calendar, ROUND_THE_CLOCK } from '../../core/time/calendar.ts';
import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import type { Instant } from '../../core/time/instant.ts';
import { nearTime } from '../near-time.ts';
import { compiledHours } from './compiled-hours.ts';

export interface Opening {
  readonly open: boolean;
  /** `open until 17:00`, `opens Mon 09:00`, `open round the clock`, in the calendar's zone. */
  readonly note: string;
}

/** Whether hours are open now, in a few words. */
export function openingNote(spec: CalendarSpec, now: Instant): Opening {
  const calendar = compiledHours(spec);
  if (!calendar.isOpen(now)) return { open: false, note: whenItOpens(calendar, now) };
  const close = calendar.nextClose(now);
  const isEndless = close - now >= ROUND_THE_CLOCK;
  const note = isEndless ? 'open round the clock' : `open until ${nearTime(close, spec.zone, now)}`;
  return { open: true, note };
}

function whenItOpens(calendar: Calendar, now: Instant): string {
  try {
    return `opens ${nearTime(calendar.nextOpening(now), calendar.zone, now)}`;
  } catch (error) {
    if (error instanceof DomainError) return 'never opens again';
    throw error;
  }
}
