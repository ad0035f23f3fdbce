import type { Week } from '../platform/schema.ts';

type Day = keyof Week;
const days: readonly Day[] = ['1', '2', '3', '4', '5', '6', '7'];

/** A week with every day in it: one left out is one without hours. */
export function fullWeek(week: Week): Record<Day, [string, string][]> {
  const entries = days.map((day): [Day, [string, string][]] => [day, week[day] ?? []]);
  return Object.fromEntries(entries) as Record<Day, [string, string][]>;
}
