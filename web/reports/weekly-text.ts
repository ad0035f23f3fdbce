import type { z } from 'zod';
import type { weeklyReport, weeklyReports, weekView } from '../../src/flow/measurement/weekly/contract.ts';

export type WeekShown = z.output<typeof weekView>;
export type StoredWeek = z.output<typeof weeklyReport.response>;
export type WeekListed = z.output<typeof weeklyReports.response>['weeks'][number];

/** `30 Nov – 6 Dec 2026`; `until` is the day after the last. */
export function weekDays({ from, until }: Pick<WeekShown, 'from' | 'until'>): string {
  const last = new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000);
  const first = new Date(`${from}T00:00:00Z`);
  return `${dayText(first, false)} – ${dayText(last, true)}`;
}

function dayText(day: Date, withYear: boolean): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(withYear ? { year: 'numeric' } : {}),
  }).format(day);
}

/** How far a week has come: what is missing first. */
export function weekStanding({ confirmed, reviewed }: Pick<WeekListed, 'confirmed' | 'reviewed'>): string {
  if (confirmed === null) return reviewed === null ? 'not yet confirmed' : 'reviewed, not yet confirmed';
  return reviewed === null ? 'confirmed, not yet reviewed' : 'confirmed and reviewed';
}
