import { type Calendar, compileCalendar } from '../../core/time/calendar.ts';
import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import { DAY, HOUR, type Instant } from '../../core/time/instant.ts';
import { type LocalDay, weekdayOf } from '../../core/time/local-day.ts';
import { type ZoneClock, zoneClock } from '../../core/time/zone-clock.ts';
import { larkfield } from '../larkfield.ts';
import { pastWeeks } from './weeks.ts';

const office = [['09:00', '17:00']] as const;

/** The hours of Omaha (DOMAIN 4.0), in force until the demo's present begins. */
export const omaha: CalendarSpec = {
  zone: larkfield.zone,
  week: { '1': office, '2': office, '3': office, '4': office, '5': office },
  holidays: ['2026-11-26', '2026-11-27', '2026-12-25', '2027-01-01'],
  overrides: { '2026-12-24': [['09:00', '12:00']] },
};

/** The sixteen weeks of the demo's past, which are the last whole ones before the week of `now`. */
export interface Past {
  readonly firstDay: LocalDay;
  /** The Saturday after the last working day: from here on the demo is open round the clock. */
  readonly until: Instant;
  readonly calendar: Calendar;
  readonly clock: ZoneClock;
}

export function pastBefore(now: Instant): Past {
  const clock = zoneClock(larkfield.zone);
  const today = Math.floor(clock.wallAt(now) / DAY);
  return pastFrom(today - weekdayOf(today) + 1 - 7 * pastWeeks.length);
}

/** @param firstDay a Monday */
export function pastFrom(firstDay: LocalDay): Past {
  const clock = zoneClock(larkfield.zone);
  const until = clock.instantOf((firstDay + 7 * pastWeeks.length - 2) * DAY);
  return { firstDay, until, calendar: compileCalendar(omaha), clock };
}

/** Days of a week that are open from nine to five. */
export function fullDays({ firstDay, calendar, clock }: Past, week: number): LocalDay[] {
  const days = Array.from({ length: 7 }, (_, index) => firstDay + 7 * week + index);
  return days.filter((day) => {
    const [open, close] = [clock.instantOf(day * DAY + 9 * HOUR), clock.instantOf(day * DAY + 17 * HOUR)];
    return calendar.between(open, close) === 8 * HOUR;
  });
}
