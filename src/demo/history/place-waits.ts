import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../../core/time/instant.ts';
import { fullDays, type Past } from './past-calendar.ts';
import { between, type Chance, pick } from './seeded.ts';
import type { Shape, Wait } from './waits.ts';
import { pastWeeks } from './weeks.ts';

/** A lead in time: when it came in, and when a person first answered. */
export interface Placed {
  readonly week: number;
  readonly shape: Shape;
  readonly receivedAt: Instant;
  readonly businessMs: Milliseconds | null;
  readonly answeredAt: Instant | null;
}

/** Puts the waits of a week on its days, so that all that is to be answered is answered while the past lasts. */
export function placeWaits(past: Past, week: number, waits: readonly Wait[], chance: Chance): Placed[] {
  const days = fullDays(past, week);
  return waits.map(({ shape, businessMs }) => {
    const receivedAt = receipt(past, { week, shape, businessMs, days }, chance);
    const answeredAt = businessMs === null ? null : past.calendar.add(receivedAt, businessMs);
    return { week, shape, receivedAt, businessMs, answeredAt };
  });
}

interface Asked {
  readonly week: number;
  readonly shape: Shape;
  readonly businessMs: Milliseconds | null;
  readonly days: readonly number[];
}

function receipt(past: Past, { week, shape, businessMs, days }: Asked, chance: Chance): Instant {
  const at = (day: number, intoDay: Milliseconds) =>
    past.clock.instantOf(day * DAY + Math.round(intoDay / SECOND) * SECOND);
  if (shape === 'night') {
    // Long before opening, so that the buyer waits for more than an hour.
    return chance() < 0.4
      ? at(pick(chance, days), (0.2 + chance() * 7) * HOUR)
      : at(pick(chance, days.slice(0, -1)), (17.3 + chance() * 6) * HOUR);
  }
  if (shape === 'day') {
    const room = 8 * HOUR - (businessMs ?? 0) - 4 * MINUTE;
    return at(pick(chance, days), 9 * HOUR + MINUTE + chance() * room);
  }
  const isLast = week >= pastWeeks.length - 2;
  const evening = chance() < 0.25;
  const day = isLast ? (days[0] as number) : pick(chance, days);
  const hour = evening ? between(chance, 18, 22) + chance() : 9 + chance() * 7.9;
  return at(day, hour * HOUR);
}
