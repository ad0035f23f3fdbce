import { DomainError } from '../domain-error.ts';
import { DAY, type Instant, type Milliseconds } from './instant.ts';
import type { LocalDay } from './local-day.ts';

/** One opening, half-open: open at `open`, shut at `close`. `day` is the business day it belongs to. */
export interface OpenWindow {
  readonly open: Instant;
  readonly close: Instant;
  readonly day: LocalDay;
}

/** Where the windows of a calendar come from: years of windows, built when first asked for. */
export interface WindowSource {
  /** The year whose windows are to be searched for an instant. */
  yearAt(at: Instant): number;
  /** Windows whose business day lies in that year: sorted, apart, each closing within two days of its day's beginning. */
  windowsOf(year: number): readonly OpenWindow[];
}

/** A year of windows as flat arrays; `before[i]` is the open time of this year that lies before window i. */
interface WindowYear {
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  readonly before: Float64Array;
  readonly days: Float64Array;
}

/** A window by its place. */
export interface Place {
  readonly year: number;
  readonly index: number;
}

/** A calendar shut for longer than this is treated as one that never opens. */
const SEARCH_YEARS = 10;
const YEARS_KEPT = 64;

/** The endless row of a calendar's windows. Every look-up is a binary search within one year. */
export class WindowLine {
  readonly #source: WindowSource;
  readonly #years = new Map<number, WindowYear>();

  constructor(source: WindowSource) {
    this.#source = source;
  }

  at(place: Place): OpenWindow {
    const { opens, closes, days } = this.#year(place.year);
    return { open: item(opens, place.index), close: item(closes, place.index), day: item(days, place.index) };
  }

  /** The first window that closes after that instant: the one open at it, else the next one. */
  firstClosingAfter(at: Instant): Place {
    const start = this.#source.yearAt(at - 2 * DAY);
    for (let year = start; ; year = this.#nextFilled(year, 1)) {
      const index = countUpTo(this.#year(year).closes, at);
      if (index < this.#year(year).closes.length) return { year, index };
    }
  }

  /** The last window that opened at that instant or before. */
  lastOpenedBy(at: Instant): Place {
    for (let year = this.#source.yearAt(at); ; year = this.#nextFilled(year, -1)) {
      const index = countUpTo(this.#year(year).opens, at) - 1;
      if (index >= 0) return { year, index };
    }
  }

  next({ year, index }: Place): Place {
    if (index + 1 < this.#year(year).opens.length) return { year, index: index + 1 };
    return { year: this.#nextFilled(year, 1), index: 0 };
  }

  previous({ year, index }: Place): Place {
    if (index > 0) return { year, index: index - 1 };
    const earlier = this.#nextFilled(year, -1);
    return { year: earlier, index: this.#year(earlier).opens.length - 1 };
  }

  /** The last window of the same business day; a day's windows all lie in one year. */
  lastOfDay({ year, index }: Place): Place {
    const { days } = this.#year(year);
    let last = index;
    while (last + 1 < days.length && days[last + 1] === days[index]) last += 1;
    return { year, index: last };
  }

  /** The instant at which `span` (> 0) of open time counted from the window's opening is used up. */
  after(place: Place, span: Milliseconds): Instant {
    let { year } = place;
    let rest = span + item(this.#year(year).before, place.index);
    while (rest > totalOf(this.#year(year))) {
      rest -= totalOf(this.#year(year));
      year = this.#nextFilled(year, 1);
    }
    const { opens, before } = this.#year(year);
    const index = countBelow(before, rest) - 1;
    return item(opens, index) + rest - item(before, index);
  }

  /** The latest instant with `span` (> 0) of open time between it and the point `into` the given window. */
  before(place: Place, into: Milliseconds, span: Milliseconds): Instant {
    let { year } = place;
    let rest = item(this.#year(year).before, place.index) + into - span;
    while (rest < 0) {
      year = this.#nextFilled(year, -1);
      rest += totalOf(this.#year(year));
    }
    const { opens, before } = this.#year(year);
    const index = countUpTo(before, rest) - 1;
    return item(opens, index) + rest - item(before, index);
  }

  /** Open time from one instant to a later one. */
  openTime(from: Instant, to: Instant): Milliseconds {
    const last = this.#source.yearAt(to);
    let total = 0;
    for (let year = this.#source.yearAt(from - 2 * DAY); year <= last; year += 1) {
      total += openBefore(this.#year(year), to) - openBefore(this.#year(year), from);
    }
    return total;
  }

  /** Windows that lie at least partly in [from, to), whole. */
  *overlapping(from: Instant, to: Instant): Generator<OpenWindow> {
    const last = this.#source.yearAt(to);
    for (let year = this.#source.yearAt(from - 2 * DAY); year <= last; year += 1) {
      const { opens, closes } = this.#year(year);
      for (let index = countUpTo(closes, from); index < opens.length; index += 1) {
        if (item(opens, index) >= to) return;
        yield this.at({ year, index });
      }
    }
  }

  #nextFilled(year: number, step: 1 | -1): number {
    for (let away = 1; away <= SEARCH_YEARS + 1; away += 1) {
      if (this.#year(year + step * away).opens.length > 0) return year + step * away;
    }
    throw new DomainError('invalid', `this calendar does not open within ${SEARCH_YEARS} years of ${year}`);
  }

  #year(year: number): WindowYear {
    const known = this.#years.get(year);
    if (known) return known;
    const built = flatten(this.#source.windowsOf(year));
    if (this.#years.size >= YEARS_KEPT) this.#years.clear();
    this.#years.set(year, built);
    return built;
  }
}

function flatten(windows: readonly OpenWindow[]): WindowYear {
  const before = new Float64Array(windows.length + 1);
  for (const [index, { open, close }] of windows.entries()) {
    before[index + 1] = item(before, index) + close - open;
  }
  return {
    opens: Float64Array.from(windows, (window) => window.open),
    closes: Float64Array.from(windows, (window) => window.close),
    days: Float64Array.from(windows, (window) => window.day),
    before,
  };
}

function openBefore(year: WindowYear, at: Instant): Milliseconds {
  const index = countUpTo(year.opens, at) - 1;
  if (index < 0) return 0;
  return item(year.before, index) + Math.min(at, item(year.closes, index)) - item(year.opens, index);
}

function totalOf(year: WindowYear): Milliseconds {
  return item(year.before, year.opens.length);
}

/** How many of the sorted values are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (item(sorted, middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted values are less than `limit`. */
function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (item(sorted, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function item(values: Float64Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no window ${index} of ${values.length}`);
  return value;
}
