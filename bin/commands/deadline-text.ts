import { readFile } from 'node:fs/promises';
import { DomainError } from '../../src/core/domain-error.ts';
import { type Calendar, compileCalendar } from '../../src/core/time/calendar.ts';
import type { CalendarSpec } from '../../src/core/time/calendar-spec.ts';
import { explainBetween, explainDeadline, explainSubtraction } from '../../src/core/time/explain-deadline.ts';
import { HOUR, type Instant, MINUTE, type Milliseconds, SECOND, toIso } from '../../src/core/time/instant.ts';
import { readInstant } from '../../src/core/time/read-instant.ts';
import { calendarOf, isRecord } from './calendar-json.ts';

/** What was asked for, as typed on the command line. */
export interface Asked {
  readonly calendar?: string;
  readonly zone?: string;
  readonly start?: string;
  readonly add?: string;
  readonly subtract?: string;
  readonly until?: string;
}

/** The answer in words and, when it is an instant, a second line with that instant in UTC. Throws with what is wrong. */
export async function explain(asked: Asked): Promise<string> {
  const wanted = [asked.add, asked.subtract, asked.until].filter((option) => option !== undefined);
  if (asked.start === undefined || wanted.length !== 1) {
    throw new Error('deadline needs --start and one of --add, --subtract or --until; or --jsonl');
  }
  const calendar = await calendarAsked(asked);
  const start = instantOf(asked.start, '--start', calendar);
  if (asked.until !== undefined)
    return explainBetween(calendar, start, instantOf(asked.until, '--until', calendar));
  if (asked.add !== undefined) {
    const span = spanOf(asked.add, '--add');
    return `${explainDeadline(calendar, start, span)}\n${toIso(calendar.add(start, span))}`;
  }
  const span = spanOf(asked.subtract ?? '', '--subtract');
  return `${explainSubtraction(calendar, start, span)}\n${toIso(calendar.subtract(start, span))}`;
}

async function calendarAsked({ calendar, zone }: Asked): Promise<Calendar> {
  if (calendar === undefined) return compileCalendar(officeHours(zone ?? 'UTC'));
  if (zone !== undefined)
    throw new Error('--zone is for use without --calendar, which has a zone of its own');
  const [, file = '', name] = /^(.*?)(?:#([^#]*))?$/s.exec(calendar) ?? [];
  try {
    return calendarOf(chosen(JSON.parse(await readFile(file, 'utf8')), file, name));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${file} is no JSON: ${error.message}`);
    if (error instanceof DomainError) throw new Error(`${calendar}: ${error.pointer ?? ''} ${error.message}`);
    throw error;
  }
}

/** The calendar itself, or the one of that name; a single one needs no name. */
function chosen(json: unknown, file: string, name: string | undefined): unknown {
  if (!isRecord(json) || !isRecord(json.calendars)) {
    if (name !== undefined) throw new Error(`${file} holds no "calendars" to choose "${name}" from`);
    return json;
  }
  const names = Object.keys(json.calendars);
  const [only] = names;
  const known = name ?? (names.length === 1 ? only : undefined);
  if (known !== undefined && Object.hasOwn(json.calendars, known)) return json.calendars[known];
  throw new Error(`choose a calendar: ${names.map((each) => `${file}#${each}`).join(', ')}`);
}

function officeHours(zone: string): CalendarSpec {
  return { zone, week: Object.fromEntries(Array.from('12345', (day) => [day, [['09:00', '17:00']]])) };
}

function instantOf(text: string, option: string, { zone }: Calendar): Instant {
  const at = readInstant(text, zone);
  if (at === null)
    throw new Error(`${option} ${text} is no instant such as 2026-11-20T16:45 or 2026-11-20T22:45:00Z`);
  return at;
}

/** `30m`, `1h30m`, `1 h 30 min`, `90s`, `1.5h`: hours, minutes and seconds, each at most once and in this order. */
function spanOf(text: string, option: string): Milliseconds {
  const parts = /^(?:([\d.]+) ?h)? ?(?:([\d.]+) ?m(?:in)?)? ?(?:([\d.]+) ?s)?$/.exec(text.trim());
  const [hours, minutes, seconds] = [1, 2, 3].map((part) => Number(parts?.[part] ?? 0));
  const span = Math.round((hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (seconds ?? 0) * SECOND);
  if (text.trim() === '' || parts === null || Number.isNaN(span)) {
    throw new Error(`${option} ${text} is no span such as 30m, 1h30m or 90s`);
  }
  return span;
}
