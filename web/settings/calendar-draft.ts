import { instantOfWall, wallText } from './wall-time.ts';
import {
  type CalendarBody,
  dateDraft,
  type FieldErrors,
  type WeekDraft,
  type WindowDraft,
  weekBody,
  weekDraft,
  weekErrors,
  weekMinutes,
  windowDraft,
  windowsBody,
  windowsErrors,
} from './week-draft.ts';

/** Hours that replace the week's on one date; none means shut. */
export interface OverrideDraft {
  readonly id: string;
  readonly date: string;
  readonly windows: readonly WindowDraft[];
}

/** A shut stretch as its fields show it: `YYYY-MM-DDTHH:MM` in the calendar's zone. */
export interface ClosedDraft {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export interface CalendarDraft {
  readonly zone: string;
  readonly week: WeekDraft;
  /** `YYYY-MM-DD`, or `MM-DD` for every year. */
  readonly holidays: readonly string[];
  readonly overrides: readonly OverrideDraft[];
  readonly closed: readonly ClosedDraft[];
}

/** Opening hours as they are edited. */
export function calendarDraft(given: CalendarBody): CalendarDraft {
  const overrides = Object.entries(given.overrides ?? {}).sort(([a], [b]) => a.localeCompare(b));
  return {
    zone: given.zone,
    week: weekDraft(given.week),
    holidays: [...(given.holidays ?? [])].sort(byDate),
    overrides: overrides.map(([date, windows]) => ({ id: date, date, windows: dateDraft(windows) })),
    closed: (given.closed ?? []).map(([from, to]) => ({
      id: `${from}/${to}`,
      from: wallText(from, given.zone),
      to: wallText(to, given.zone),
    })),
  };
}

/** The edited hours for the server. */
export function calendarBodyOf(draft: CalendarDraft): CalendarBody {
  return {
    zone: draft.zone,
    week: weekBody(draft.week),
    holidays: [...draft.holidays],
    overrides: Object.fromEntries(draft.overrides.map(({ date, windows }) => [date, windowsBody(windows)])),
    closed: draft.closed.map(({ from, to }) => [
      instantOfWall(from, draft.zone) ?? from,
      instantOfWall(to, draft.zone) ?? to,
    ]),
  };
}

/** What is wrong, by pointer as the server would say it. */
export function calendarErrors(draft: CalendarDraft): FieldErrors {
  const errors: Record<string, string> = { ...weekErrors(draft.week) };
  for (const { date, windows } of draft.overrides)
    Object.assign(errors, windowsErrors(windows, `/overrides/${date}`));
  Object.assign(errors, closedErrors(draft));
  if (Object.keys(errors).length === 0 && weekMinutes(draft.week) === 0)
    errors['/week'] = 'You are never open like this, so nobody would ever be answered in time';
  return errors;
}

function closedErrors({ closed, zone }: CalendarDraft): FieldErrors {
  const errors: Record<string, string> = {};
  closed.forEach(({ from, to }, index) => {
    const [start, end] = [instantOfWall(from, zone), instantOfWall(to, zone)];
    if (start === null) errors[`/closed/${index}/0`] = 'Choose a date and a time';
    else if (end === null) errors[`/closed/${index}/1`] = 'Choose a date and a time';
    else if (end <= start) errors[`/closed/${index}/1`] = 'It has to end after it begins';
  });
  return errors;
}

/** Yearly dates first, then by date. */
export function byDate(a: string, b: string): number {
  return a.length - b.length || a.localeCompare(b);
}

/** Adds a day on which hours differ, open from nine to noon until told otherwise. */
export function withOverride(draft: CalendarDraft, date: string): CalendarDraft {
  const added = { id: date, date, windows: [windowDraft('09:00', '12:00')] };
  return {
    ...draft,
    overrides: [...draft.overrides, added].sort((a, b) => a.date.localeCompare(b.date)),
  };
}
