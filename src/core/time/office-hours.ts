import type { CalendarSpec } from './calendar-spec.ts';

/** Monday to Friday, 09:00 to 17:00, for who names no hours. */
export function officeHours(zone: string): CalendarSpec {
  return { zone, week: Object.fromEntries(Array.from('12345', (day) => [day, [['09:00', '17:00']]])) };
}
