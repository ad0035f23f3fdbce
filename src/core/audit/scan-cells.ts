import { DomainError } from '../domain-error.ts';
import type { Instant } from '../time/instant.ts';
import type { AuditField } from './audit-fields.ts';
import type { Columns } from './map-columns.ts';
import { type DayOrder, type ReadMoment, readMoment, shownOrder } from './read-moment.ts';
import { readValue } from './row-of-cells.ts';
import { sameId, statusMeaning } from './status-word.ts';

export interface ScanOptions {
  readonly columns: Columns;
  readonly zone: string;
  /** As the user says; null: the file shows it. */
  readonly order: DayOrder | null;
  /** The user chose the column of values. */
  readonly valueIsChosen: boolean;
  readonly now: Instant;
}

/** What must be known of a whole file before its first row can be read. */
export interface Scanned {
  readonly order: DayOrder | null;
  readonly valueIsOther: boolean;
  /** The latest receipt or answer by now; where all are later, the latest of all. null: none can be read. */
  readonly latest: Instant | null;
  /** Receipts of what was merged, as written, by the id of what it was merged into. */
  readonly merged: ReadonlyMap<string, readonly string[]>;
}

const TIMES: readonly AuditField[] = ['received', 'answered', 'informed', 'closed'];
/** Closings may be planned: they say nothing of how far the file goes. */
const REACHED: readonly AuditField[] = ['received', 'answered', 'informed'];

/** Where a date shows its order or leaves it open. */
interface Shown {
  readonly line: number;
  readonly text: string;
}

/** Looks at every row once: the order of day and month, what the values are, the latest time, and what was merged. */
export class FileScan {
  readonly #options: ScanOptions;
  readonly #shown = new Map<string, Shown>();
  readonly #latest: Record<DayOrder, LatestTime>;
  readonly #merged = new Map<string, string[]>();
  #valueIsOther = false;

  constructor(options: ScanOptions) {
    this.#options = options;
    this.#latest = { dmy: new LatestTime(options.now), mdy: new LatestTime(options.now) };
  }

  add(cells: readonly string[], line: number): void {
    for (const field of TIMES) {
      const text = this.#cell(cells, field);
      if (text !== '') this.#addTime(text, line, REACHED.includes(field));
    }
    const value = this.#cell(cells, 'value');
    if (value !== '' && typeof readValue(value) === 'string')
      this.#valueIsOther ||= !this.#options.valueIsChosen;
    const status = statusMeaning(this.#cell(cells, 'status'));
    if (status.kind !== 'merged' || status.into === null) return;
    const into = sameId(status.into);
    const receipts = this.#merged.get(into) ?? [];
    receipts.push(this.#cell(cells, 'received'));
    this.#merged.set(into, receipts);
  }

  /** Throws DomainError `invalid` when the file leaves the order of day and month open. */
  result(): Scanned {
    const order = this.#options.order ?? this.#orderShown();
    return {
      order,
      valueIsOther: this.#valueIsOther,
      latest: this.#latest[order ?? 'dmy'].value,
      merged: this.#merged,
    };
  }

  #cell(cells: readonly string[], field: AuditField): string {
    const at = this.#options.columns[field];
    return at === undefined ? '' : (cells[at] ?? '').trim();
  }

  #addTime(text: string, line: number, isReached: boolean): void {
    const shown = shownOrder(text);
    if (shown !== null && !this.#shown.has(shown)) this.#shown.set(shown, { line, text });
    if (!isReached) return;
    const { zone } = this.#options;
    const first = readMoment(text, { zone, order: 'dmy' });
    this.#latest.dmy.add(first);
    this.#latest.mdy.add(shown === null ? first : readMoment(text, { zone, order: 'mdy' }));
  }

  #orderShown(): DayOrder | null {
    const { dmy, mdy, either } = Object.fromEntries(this.#shown) as Partial<Record<string, Shown>>;
    if (dmy && mdy)
      throw unclear(
        `line ${dmy.line} has the day first ("${dmy.text}") and line ${mdy.line} the month first ("${mdy.text}")`,
      );
    if (dmy) return 'dmy';
    if (mdy) return 'mdy';
    if (either)
      throw unclear(
        `every day of the file could also be a month, such as "${either.text}" in line ${either.line}`,
      );
    return null;
  }
}

/** The latest time by now; where all are later, the latest of all. */
class LatestTime {
  readonly #now: Instant;
  #past = Number.NEGATIVE_INFINITY;
  #any = Number.NEGATIVE_INFINITY;

  constructor(now: Instant) {
    this.#now = now;
  }

  add(at: ReadMoment): void {
    if (typeof at !== 'number') return;
    this.#any = Math.max(this.#any, at);
    if (at <= this.#now) this.#past = Math.max(this.#past, at);
  }

  get value(): Instant | null {
    const latest = Number.isFinite(this.#past) ? this.#past : this.#any;
    return Number.isFinite(latest) ? latest : null;
  }
}

function unclear(why: string): DomainError {
  return new DomainError(
    'invalid',
    `are dates day first or month first? ${why}; say --dates dmy for day first or --dates mdy for month first`,
    '/dates',
  );
}
