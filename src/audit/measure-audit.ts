import type { AuditRow, UnreadableRow } from '../core/audit/audit-row.ts';
import { type AuditTerms, itemOfRow } from '../core/audit/item-of-row.ts';
import { DomainError } from '../core/domain-error.ts';
import { addWaits } from '../core/measure/add-waits.ts';
import type { Band, Figures } from '../core/measure/figures.ts';
import { figuresOf, waitsOf } from '../core/measure/figures-of.ts';
import type { MeasuredItem } from '../core/measure/measured-item.ts';
import { partsOf, stillOpen } from '../core/measure/parts-of.ts';
import { Tally } from '../core/measure/tally.ts';
import { timesUntil } from '../core/measure/times-until.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { DAY, type Instant, MINUTE, type Milliseconds } from '../core/time/instant.ts';
import { dateOf, type LocalDay, weekdayOf } from '../core/time/local-day.ts';
import { zoneClock } from '../core/time/zone-clock.ts';
import { type AuditSource, isUnreadable, type Watch } from './audit-source.ts';
import { type NamedWait, WaitLists } from './wait-lists.ts';

export interface AuditOptions {
  readonly calendar: Calendar;
  /** The calendar in words. */
  readonly hours: string;
  readonly targetMs: Milliseconds;
  readonly goalMs: Milliseconds | null;
  /** null: the end of the last day in the source, but not after `now`. */
  readonly asOf: Instant | null;
  readonly now: Instant;
  /** Days of receipt that are measured, the second exclusive; null: all. */
  readonly from: LocalDay | null;
  readonly until: LocalDay | null;
}

/** What came out, with everything that is needed to say how. */
export interface AuditResult {
  readonly source: Pick<AuditSource, 'name' | 'unit' | 'notes' | 'hasValue'>;
  readonly asOf: Instant;
  readonly isAsOfGiven: boolean;
  readonly zone: string;
  readonly hours: string;
  readonly targetMs: Milliseconds;
  readonly goalMs: Milliseconds | null;
  readonly from: LocalDay | null;
  readonly until: LocalDay | null;
  /** All of them: counted, excluded, outside the days and not readable. */
  readonly rows: number;
  /** Received on other days than those asked about, or after the instant. */
  readonly outside: number;
  readonly unreadable: { readonly n: number; readonly listed: readonly UnreadableRow[] };
  readonly figures: Figures;
  /** Unbiased shares within goal and target, open ones kept (M-02). */
  readonly withinGoal: Band | null;
  readonly withinTargetKm: Band | null;
  /** Share within target by ISO week of receipt, by its Monday. */
  readonly weeks: readonly WeekFigures[];
  /** Late without an answer, the longest waiting first; and open, but younger than two business days. */
  readonly waiting: readonly NamedWait[];
  readonly young: readonly NamedWait[];
}

export interface WeekFigures {
  /** `YYYY-MM-DD`, a Monday. */
  readonly monday: string;
  readonly met: number;
  readonly decided: number;
  readonly counted: number;
}

/** So many rows that can't be read are listed; all of them are counted. */
export const MOST_LISTED = 1_000;

/** Measures a source; `told` hears every row that can't be read. Throws DomainError `invalid` with nothing to measure. */
export async function measureAudit(
  source: AuditSource,
  options: AuditOptions,
  { watch = () => {}, told = () => {} }: { watch?: Watch; told?: (row: UnreadableRow) => void } = {},
): Promise<AuditResult> {
  const asOf = asOfFor(source, options);
  const sums = new Sums(options.calendar, asOf, source.hasValue);
  const listed: UnreadableRow[] = [];
  const counts = { rows: 0, outside: 0, unreadable: 0 };
  for await (const portion of source.rows()) {
    for (const row of portion) {
      counts.rows += 1;
      if (isUnreadable(row)) {
        counts.unreadable += 1;
        if (listed.length < MOST_LISTED) listed.push(row);
        told(row);
        continue;
      }
      const item = measuredRow(row, source, options, asOf);
      if (item === null) counts.outside += 1;
      else sums.add(item);
    }
    watch(counts.rows, `${source.unit}s measured`);
  }
  const { calendar, goalMs, targetMs, hours, from, until } = options;
  return {
    source: { name: source.name, unit: source.unit, notes: source.notes, hasValue: source.hasValue },
    asOf,
    isAsOfGiven: options.asOf !== null,
    zone: calendar.zone,
    ...{ hours, targetMs, goalMs, from, until },
    rows: counts.rows,
    outside: counts.outside,
    unreadable: { n: counts.unreadable, listed },
    ...sums.result(goalMs, targetMs),
  };
}

/**
 * The instant at which a source is looked at: as asked, else the end of the last day in it, but not after `now` unless
 * all of it is later. Throws DomainError `invalid` when none of its times can be read.
 */
export function asOfFor(source: AuditSource, { asOf, now, calendar }: AuditOptions): Instant {
  if (asOf !== null) return asOf;
  if (source.latest === null)
    throw new DomainError(
      'invalid',
      `no time in it can be read; say --preview to see how its ${source.unit}s are read`,
    );
  const dayOver = calendar.endOfCalendarDay(source.latest);
  return source.latest <= now ? Math.min(dayOver, now) : dayOver;
}

/** The item of a row; null when it was received on another day or later. */
export function measuredRow(
  row: AuditRow,
  source: Pick<AuditSource, 'hasValue'>,
  { calendar, targetMs, goalMs, from, until }: AuditOptions,
  asOf: Instant,
): MeasuredItem | null {
  if (row.receivedAt > asOf) return null;
  const day = dayAt(calendar.zone, row.receivedAt);
  if ((from !== null && day < from) || (until !== null && day >= until)) return null;
  const terms: AuditTerms = { calendar, targetMs, goalMs, hasValue: source.hasValue };
  return itemOfRow(row, terms, asOf);
}

function dayAt(zone: string, at: Instant): LocalDay {
  return Math.floor(zoneClock(zone).wallAt(at) / DAY);
}

/** What the items come to. */
class Sums {
  readonly #calendar: Calendar;
  readonly #asOf: Instant;
  readonly #hasValue: boolean;
  readonly #tally = new Tally();
  readonly #lists = new WaitLists();
  readonly #weeks = new Map<LocalDay, Omit<WeekFigures, 'monday'>>();

  constructor(calendar: Calendar, asOf: Instant, hasValue: boolean) {
    this.#calendar = calendar;
    this.#asOf = asOf;
    this.#hasValue = hasValue;
  }

  add(item: MeasuredItem): void {
    for (const part of partsOf(item, this.#asOf)) this.#tally.add(part);
    const open = stillOpen(item, this.#asOf);
    // Where nobody says when information came, nothing is known to be still owed.
    const owed = { ...open, value: open.value && this.#hasValue };
    const business = open.response || owed.value ? this.#open(item.receivedAt) : 0;
    addWaits(this.#tally, owed, { businessMs: business, elapsedMs: this.#asOf - item.receivedAt });
    this.#lists.add(item, this.#asOf, () => business);
    if (item.excluded === null) this.#addToWeek(item);
  }

  result(goalMs: Milliseconds | null, targetMs: Milliseconds) {
    const asked = [goalMs ?? targetMs, targetMs].map((ms) => ms / MINUTE);
    const { within } = timesUntil(waitsOf(this.#tally).business, asked);
    const share = (ms: Milliseconds) => within.find(({ minutes }) => minutes === ms / MINUTE)?.share ?? null;
    return {
      figures: figuresOf(this.#tally, dayAt(this.#calendar.zone, this.#asOf)),
      withinGoal: goalMs === null ? null : share(goalMs),
      withinTargetKm: share(targetMs),
      weeks: [...this.#weeks]
        .sort(([a], [b]) => a - b)
        .map(([monday, counts]) => ({ monday: dateOf(monday), ...counts })),
      waiting: this.#lists.waiting,
      young: this.#lists.young,
    };
  }

  #open(from: Instant): Milliseconds {
    return this.#calendar.between(from, this.#asOf);
  }

  #addToWeek({ receivedDay, firstResponse, dueAt, closedUnanswered }: MeasuredItem): void {
    const monday = receivedDay - weekdayOf(receivedDay) + 1;
    const week = this.#weeks.get(monday) ?? { met: 0, decided: 0, counted: 0 };
    const isDecided = firstResponse !== null || this.#asOf > dueAt || closedUnanswered;
    const isMet = firstResponse !== null && firstResponse.at <= dueAt;
    this.#weeks.set(monday, {
      met: week.met + Number(isMet),
      decided: week.decided + Number(isDecided),
      counted: week.counted + 1,
    });
  }
}
