import type { z } from 'zod';
import type { calendarBody, weekHours } from '../../src/people/contract.ts';

export type WeekHours = z.infer<typeof weekHours>;
export type CalendarBody = z.infer<typeof calendarBody>;

export const dayKeys = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type DayKey = (typeof dayKeys)[number];
export const dayNames: Readonly<Record<DayKey, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

/** One open window as typed; `id` is only for the screen. A close before the open means the next day. */
export interface WindowDraft {
  readonly id: string;
  readonly open: string;
  readonly close: string;
}
export type WeekDraft = Readonly<Record<DayKey, readonly WindowDraft[]>>;
/** Messages by JSON pointer to the field, in the same form as the server's problems. */
export type FieldErrors = Readonly<Record<string, string>>;

let drawn = 0;
/** A fresh window of the given times. */
export function windowDraft(open: string, close: string): WindowDraft {
  drawn += 1;
  return { id: `w${drawn}`, open, close };
}

const minutesOf = (text: string): number | null => {
  const match = /^(\d\d):(\d\d)$/.exec(text);
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  return minute > 59 || hour > 24 || (hour === 24 && minute > 0) ? null : hour * 60 + minute;
};
/** Minutes after midnight as HH:MM; from 24:00 on they lie in the next day. */
export const timeText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Reads what people type for a time of day ("9", "930", "9.30", "5pm") as HH:MM; anything else stays as it is. */
export function tidyTime(typed: string): string {
  const match = /^\s*(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?\s*$/i.exec(typed);
  if (!match) return typed.trim();
  const half = match[3]?.toLowerCase();
  const written = Number(match[1]);
  const hour = half ? (written % 12) + (half === 'pm' ? 12 : 0) : written;
  const text = `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
  return minutesOf(text) === null ? typed.trim() : text;
}

/** Minutes from midnight of the window's day; the close lies over 1440 when it falls on the next day. */
export function spanOf(window: WindowDraft): { from: number; to: number } | null {
  const from = minutesOf(window.open);
  const to = minutesOf(window.close);
  if (from === null || to === null || from === to || from === 1440) return null;
  return { from, to: to < from ? to + 1440 : to };
}

/** Whether the window closes on the day after it opened. */
export const runsOver = (window: WindowDraft): boolean => (spanOf(window)?.to ?? 0) > 1440;

const draftWindows = (windows: readonly (readonly [string, string])[] | undefined) =>
  (windows ?? []).map(([open, close]) => {
    const [hour = 0] = close.split(':').map(Number);
    return windowDraft(open, hour >= 24 && close !== '24:00' ? timeText(toMinutes(close) - 1440) : close);
  });
const toMinutes = (text: string) => {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
};

/** Windows as the contract wants them: sorted, with closes of the next day written past 24:00. */
export function windowsBody(windows: readonly WindowDraft[]): [string, string][] {
  return windows
    .map((window) => ({ window, span: spanOf(window) }))
    .sort((a, b) => (a.span?.from ?? 0) - (b.span?.from ?? 0))
    .map(({ window, span }) =>
      span ? [timeText(span.from), timeText(span.to)] : [window.open, window.close],
    );
}

/** A week as it is edited. */
export function weekDraft(week: WeekHours): WeekDraft {
  return Object.fromEntries(dayKeys.map((day) => [day, draftWindows(week[day])])) as unknown as WeekDraft;
}

/** The edited week for the server. */
export function weekBody(week: WeekDraft): WeekHours {
  return Object.fromEntries(dayKeys.map((day) => [day, windowsBody(week[day])])) as WeekHours;
}

/** Windows of one date, as they are edited. */
export const dateDraft = draftWindows;

function windowError(window: WindowDraft): { part: 0 | 1; message: string } | null {
  if (minutesOf(window.open) === null) return { part: 0, message: 'Write a time such as 09:00' };
  if (window.open === '24:00') return { part: 0, message: 'Opening can be 23:59 at the latest' };
  if (minutesOf(window.close) === null) return { part: 1, message: 'Write a time such as 17:30' };
  if (window.open === window.close)
    return { part: 1, message: 'Opens and closes at the same time; a whole day is 00:00 to 24:00' };
  return null;
}

/** What is wrong with the windows of one day, by pointer under `at`. */
export function windowsErrors(windows: readonly WindowDraft[], at: string): FieldErrors {
  const errors: Record<string, string> = {};
  windows.forEach((window, index) => {
    const wrong = windowError(window);
    if (wrong) errors[`${at}/${index}/${wrong.part}`] = wrong.message;
  });
  const spans = windows
    .map((window, index) => ({ index, span: spanOf(window) }))
    .flatMap(({ index, span }) => (span ? [{ index, ...span }] : []))
    .sort((a, b) => a.from - b.from);
  spans.forEach((span, at2) => {
    const before = spans[at2 - 1];
    if (before && span.from < before.to)
      errors[`${at}/${span.index}/0`] ??=
        `Overlaps the window that closes at ${timeText(before.to % 1440 || 1440)}`;
  });
  return errors;
}

/** What is wrong with a week, by pointer under `at` such as `/week/1/0/1`. */
export function weekErrors(week: WeekDraft, at = '/week'): FieldErrors {
  const errors: Record<string, string> = {};
  dayKeys.forEach((day, index) => {
    Object.assign(errors, windowsErrors(week[day], `${at}/${day}`));
    const after = dayKeys[(index + 1) % 7] as DayKey;
    const over = Math.max(0, ...week[day].map((window) => spanOf(window)?.to ?? 0)) - 1440;
    week[after].forEach((window, position) => {
      const span = spanOf(window);
      if (over > 0 && span && span.from < over)
        errors[`${at}/${after}/${position}/0`] ??=
          `${dayNames[day]} is open until ${timeText(over)} this day`;
    });
  });
  return errors;
}

/** Minutes open in a week. */
export const weekMinutes = (week: WeekDraft): number =>
  dayKeys
    .flatMap((day) => week[day])
    .reduce((sum, window) => {
      const span = spanOf(window);
      return sum + (span ? span.to - span.from : 0);
    }, 0);

/** The same as people say it: "40 h", "37 h 30 min". */
export function weekLength(week: WeekDraft): string {
  const minutes = weekMinutes(week);
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

const dayText = (windows: readonly WindowDraft[]) =>
  windows.map((window) => `${window.open}–${window.close}`).join(', ');

/** A week in one line: "Mon–Fri 09:00–17:00, Sat 10:00–14:00". */
export function weekInWords(week: WeekDraft): string {
  const runs: { from: DayKey; to: DayKey; text: string }[] = [];
  for (const day of dayKeys) {
    const text = dayText(week[day]);
    const last = runs.at(-1);
    if (last && last.text === text) last.to = day;
    else runs.push({ from: day, to: day, text });
  }
  const open = runs.filter((run) => run.text !== '');
  if (open.length === 0) return 'Never open';
  const short = (day: DayKey) => dayNames[day].slice(0, 3);
  return open
    .map(
      (run) => `${run.from === run.to ? short(run.from) : `${short(run.from)}–${short(run.to)}`} ${run.text}`,
    )
    .join(' · ');
}
