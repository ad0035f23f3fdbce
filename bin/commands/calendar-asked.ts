import { readFile } from 'node:fs/promises';
import { DomainError } from '../../src/core/domain-error.ts';
import { type Calendar, compileCalendar } from '../../src/core/time/calendar.ts';
import { officeHours } from '../../src/core/time/office-hours.ts';
import { calendarOf, isRecord } from './calendar-json.ts';

/** A calendar as named on the command line. */
export interface CalendarAsked {
  /** `file.json`, or `file.json#NAME` for one of several. */
  readonly calendar?: string;
  /** Without a calendar: the zone of office hours. */
  readonly zone?: string;
}

/** The calendar that was asked for; without one, office hours. Throws with what is wrong. */
export async function calendarAsked({ calendar, zone }: CalendarAsked): Promise<Calendar> {
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
