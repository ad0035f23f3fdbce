import { type Calendar, compileCalendar } from '../../core/time/calendar.ts';
import type { CalendarSpec } from '../../core/time/calendar-spec.ts';

const MOST = 2_000;
const compiled = new Map<string, Calendar>();

/** Hours ready for use. Many people share theirs, and layers have no version of their own to be remembered by. */
export function compiledHours(spec: CalendarSpec): Calendar {
  const key = JSON.stringify(spec);
  const known = compiled.get(key);
  if (known) return known;
  if (compiled.size >= MOST) compiled.clear();
  const calendar = compileCalendar(spec);
  compiled.set(key, calendar);
  return calendar;
}
