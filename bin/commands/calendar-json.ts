import { DomainError } from '../../src/core/domain-error.ts';
import { type Calendar, compileCalendar } from '../../src/core/time/calendar.ts';
import type { CalendarSpec, HoursOfDay } from '../../src/core/time/calendar-spec.ts';

/**
 * Compiles a calendar given as JSON: `zone`, `week`, `holidays`, `overrides`, `closed`; all but the zone may be left
 * out, and what else it holds is passed over. Throws DomainError `invalid` with a pointer to the part at fault.
 */
export function calendarOf(json: unknown): Calendar {
  const calendar = objectAt(
    json,
    '',
    'a calendar such as {"zone": "UTC", "week": {"1": [["09:00", "17:00"]]}}',
  );
  if (typeof calendar.zone !== 'string')
    throw invalid('a time zone such as "Europe/London" is needed', '/zone');
  return compileCalendar({
    zone: calendar.zone,
    week: hoursByDay(calendar.week, '/week') as CalendarSpec['week'],
    holidays: listAt(calendar.holidays, '/holidays').map((date, index) => textAt(date, `/holidays/${index}`)),
    overrides: hoursByDay(calendar.overrides, '/overrides'),
    closed: pairsAt(calendar.closed, '/closed'),
  });
}

export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function hoursByDay(json: unknown, pointer: string): Record<string, HoursOfDay> {
  const days = Object.entries(objectAt(json ?? {}, pointer, 'an object of days'));
  return Object.fromEntries(days.map(([day, hours]) => [day, pairsAt(hours, `${pointer}/${day}`)]));
}

function pairsAt(json: unknown, pointer: string): [string, string][] {
  return listAt(json, pointer).map((pair, index) => {
    const at = `${pointer}/${index}`;
    if (!Array.isArray(pair) || pair.length !== 2) throw invalid('two texts, from and to, are needed', at);
    return [textAt(pair[0], at), textAt(pair[1], at)];
  });
}

function objectAt(json: unknown, pointer: string, what: string): Record<string, unknown> {
  if (!isRecord(json)) throw invalid(`${what} is needed`, pointer);
  return json;
}

function listAt(json: unknown, pointer: string): readonly unknown[] {
  if (!Array.isArray(json ?? [])) throw invalid('a list is needed', pointer);
  return (json ?? []) as readonly unknown[];
}

function textAt(json: unknown, pointer: string): string {
  if (typeof json !== 'string') throw invalid('a text is needed', pointer);
  return json;
}

function invalid(message: string, pointer: string): DomainError {
  return new DomainError('invalid', message, pointer);
}
