import type { z } from 'zod';
import type { roster } from '../../src/people/roster/contract.ts';
import { timeOfDay } from '../ui/index.ts';

export type Roster = z.output<typeof roster.response>;
export type RosterPerson = Roster['people'][number];
export type RosterDay = Roster['days'][number];
export type Shift = RosterPerson['shifts'][number];
export type Absence = RosterPerson['absences'][number];
export type Rota = Roster['rotas'][number];

/** What stands in one person's field of one day. */
export interface Piece {
  readonly key: string;
  readonly kind: 'hours' | 'duty' | 'on_call' | 'turn' | 'absence';
  /** `09:00–17:00`, `all day` */
  readonly text: string;
  /** What it is, beside the time: a note, a rota, a reason. */
  readonly note: string;
  readonly shift?: Shift;
  readonly absence?: Absence;
}

interface Span {
  readonly from: string;
  readonly until: string | null;
}

/** The pieces of a person's day: weekly hours, shifts, turns on call, absences, each cut to that day. */
export function piecesOf(roster: Roster, person: RosterPerson, day: RosterDay): Piece[] {
  const { zone } = roster;
  const rotas = new Map(roster.rotas.map((rota) => [rota.id, rota]));
  const inDay = <S extends Span>(spans: readonly S[]) => spans.filter((span) => overlaps(span, day));
  return [
    ...inDay(person.absences).map((absence) => ({
      key: absence.id,
      kind: 'absence' as const,
      text: spanText(absence, day, zone),
      note: absence.reason,
      absence,
    })),
    ...inDay(person.hours).map((span) => ({
      key: `hours ${span.from}`,
      kind: 'hours' as const,
      text: spanText(span, day, zone),
      note: '',
    })),
    ...inDay(person.shifts)
      // A turn that was taken over stands among the turns.
      .filter(({ rotaId }) => rotaId === null)
      .map((shift) => ({
        key: shift.id,
        kind: shift.kind,
        text: spanText(shift, day, zone),
        note: shift.note || (shift.kind === 'on_call' ? 'on call' : 'shift'),
        shift,
      })),
    ...inDay(roster.turns.filter(({ userId }) => userId === person.id)).map((turn) => {
      const shift = person.shifts.find((one) => one.rotaId === turn.rotaId && overlaps(one, day));
      return {
        key: `turn ${turn.rotaId} ${turn.from}`,
        kind: 'turn' as const,
        text: spanText(turn, day, zone),
        note: rotas.get(turn.rotaId)?.name ?? 'on call',
        ...(shift ? { shift } : {}),
      };
    }),
  ];
}

function overlaps({ from, until }: Span, day: RosterDay): boolean {
  return (
    Date.parse(from) < Date.parse(day.until) && (until === null || Date.parse(until) > Date.parse(day.from))
  );
}

/** `09:00–17:00` within the day; what runs over its edges is cut there: `from 18:00`, `until 09:00`, `all day`. */
export function spanText({ from, until }: Span, day: RosterDay, zone: string): string {
  const begins = Date.parse(from) > Date.parse(day.from);
  const ends = until !== null && Date.parse(until) < Date.parse(day.until);
  const time = (iso: string) => timeOfDay(Date.parse(iso), zone);
  if (begins && until !== null && ends) return `${time(from)}–${time(until)}`;
  if (begins)
    return Date.parse(until ?? '') === Date.parse(day.until) ? `${time(from)}–24:00` : `from ${time(from)}`;
  if (ends && until !== null)
    return Date.parse(from) === Date.parse(day.from) ? `00:00–${time(until)}` : `until ${time(until)}`;
  return 'all day';
}

/** Days one after another on which a person has the same, in one. */
export interface DayRun {
  readonly first: RosterDay;
  readonly last: RosterDay;
  readonly pieces: readonly Piece[];
}

/** A person's week in runs of days that are alike; days with nothing are left out. */
export function dayRuns(roster: Roster, person: RosterPerson): DayRun[] {
  const runs: (DayRun & { said: string })[] = [];
  for (const day of roster.days) {
    const pieces = piecesOf(roster, person, day);
    const said = pieces.map(({ kind, text, note }) => `${kind} ${text} ${note}`).join();
    const last = runs.at(-1);
    if (last?.said === said) runs[runs.length - 1] = { ...last, last: day };
    else runs.push({ first: day, last: day, pieces, said });
  }
  return runs.filter(({ pieces }) => pieces.length > 0).map(({ said: _, ...run }) => run);
}

/** `Mon 7 Dec`, `Mon 7 – Fri 11 Dec` */
export function runTitle({ first, last }: DayRun): string {
  if (first.date === last.date) return dayTitle(first);
  const from = dayTitle(first);
  const isOneMonth = first.date.slice(0, 7) === last.date.slice(0, 7);
  return `${isOneMonth ? from.replace(/ [^ ]+$/, '') : from} – ${dayTitle(last)}`;
}

/** `Mon 7 Dec` */
export function dayTitle({ date }: RosterDay): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
    .format(new Date(`${date}T12:00:00Z`))
    .replace(',', '');
}

/** The date so many days after another one. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
