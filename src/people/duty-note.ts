import { ROUND_THE_CLOCK } from '../core/time/calendar.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Duty } from './duty.ts';
import { nearTime } from './near-time.ts';

export interface KnownAbsence {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly reason: string;
}

/**
 * Duty in a few words, times in the desk's zone: `on duty until 17:00`, `away since 10:02: out of office`,
 * `off duty until Mon 09:00`.
 */
export function dutyNote(
  duty: Pick<Duty, 'onDutyUntil' | 'nextOnDuty'>,
  absence: KnownAbsence | null,
  zone: string,
  now: Instant,
): string {
  const when = (at: Instant) => nearTime(at, zone, now);
  if (absence) {
    const back = absence.until === null ? '' : `, back ${when(absence.until)}`;
    return `away since ${when(absence.from)}${back}: ${absence.reason}`;
  }
  if (duty.onDutyUntil !== null) {
    const isEndless = duty.onDutyUntil - now >= ROUND_THE_CLOCK;
    return isEndless ? 'on duty' : `on duty until ${when(duty.onDutyUntil)}`;
  }
  return duty.nextOnDuty === null ? 'off duty' : `off duty until ${when(duty.nextOnDuty)}`;
}
