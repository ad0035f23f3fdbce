import { DomainError } from '../domain-error.ts';
import { DAY, type Instant, type Milliseconds, toIso } from './instant.ts';
import { LaidYears, type OpenWindow } from './laid-years.ts';
import { type LocalDay, newYear, yearOf } from './local-day.ts';

/** Where the windows of a calendar come from: years of windows, built when first asked for. */
export interface WindowSource {
  /** Windows whose business day lies in that year: sorted, apart, each closing by the end of the day after its own. */
  windowsOf(year: number): readonly OpenWindow[];
  /** True when a yearly or single holiday falls on that day. */
  isHoliday(day: LocalDay): boolean;
}

/** Number of a window on the line. It holds until the line is asked about another instant. */
export type Place = number;

/**
 * No answer lies further from the instant asked: after 400 years the Gregorian calendar repeats, and a calendar that
 * stayed shut for so long never opens.
 */
const REACH: Milliseconds = 146_097 * DAY;

/** More than one reach; a look-up outside begins anew. A single look-up can add a reach on one side for a while. */
const YEARS_KEPT = 512;
const YEARS_AT_ONCE = 32;

/** Windows of a year may open before it in UTC and close after it: zones, and hours that run over midnight. */
const EARLY = 2 * DAY;
const LATE = 3 * DAY;

/** Instants that Date and Temporal know, less room to look around. */
const FARTHEST: Instant = 8.6e15 - 2 * REACH;

/**
 * The endless row of a calendar's windows. The years asked about are laid out without gaps, and each look-up is one or
 * two binary searches among them, whatever the span. Office hours take 5 kB a year; no calendar keeps more than about
 * 900 years (5 MB).
 */
export class WindowLine {
  readonly #source: WindowSource;
  #laid = LaidYears.none;
  #firstYear = 0;
  #lastYear = -1;
  /** Look-ups at instants in [from, to) find every window they need. */
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  constructor(source: WindowSource) {
    this.#source = source;
  }

  at(place: Place): OpenWindow {
    return this.#laid.at(place);
  }

  /** The first window that closes after that instant: the one open at it, else the next one. */
  firstClosingAfter(at: Instant): Place {
    const laid = this.#around(at);
    const opened = laid.openedBy(at);
    const place = opened >= 0 && at < laid.close(opened) ? opened : opened + 1;
    while (place === this.#laid.size && this.#layLater(at));
    if (place === this.#laid.size || this.#laid.open(place) - at > REACH) throw neverAfter(at);
    return place;
  }

  /** The last window that opened at that instant or before. */
  lastOpenedBy(at: Instant): Place {
    let place = this.#around(at).openedBy(at);
    while (place < 0 && this.#layEarlier(at)) place = this.#laid.openedBy(at);
    if (place < 0 || at - this.#laid.close(place) > REACH) throw neverBefore(at);
    return place;
  }

  /** The place after this one; the places before it stay as they are. */
  next(place: Place): Place {
    return this.firstClosingAfter(this.#laid.close(place));
  }

  /** The last window of the same business day, of which all windows lie in one year. */
  lastOfDay(place: Place): Place {
    const { days } = this.#laid;
    let last = place;
    while (last + 1 < days.length && days[last + 1] === days[place]) last += 1;
    return last;
  }

  /** The first window of the same business day. */
  firstOfDay(place: Place): Place {
    const { days } = this.#laid;
    let first = place;
    while (first > 0 && days[first - 1] === days[place]) first -= 1;
    return first;
  }

  /** Close of the openings that hold `at` and follow one another without a gap, cut at `limit`. */
  runEnd(at: Instant, limit: Instant): Instant {
    const laid = this.#around(at, limit);
    let index = laid.openedBy(at);
    while (laid.close(index) < limit && laid.opens[index + 1] === laid.close(index)) index += 1;
    return Math.min(laid.close(index), limit);
  }

  /** Opening of the openings that hold `at` and follow one another without a gap, cut at `limit`. */
  runStart(at: Instant, limit: Instant): Instant {
    const laid = this.#around(limit, at);
    let index = laid.openedBy(at);
    while (laid.open(index) > limit && index > 0 && laid.close(index - 1) === laid.open(index)) index -= 1;
    return Math.max(laid.open(index), limit);
  }

  isOpen(at: Instant): boolean {
    const laid = this.#around(at);
    const opened = laid.openedBy(at);
    return opened >= 0 && at < laid.close(opened);
  }

  /** The first instant with `span` (> 0) more open time than `start`. */
  after(start: Instant, span: Milliseconds): Instant {
    const openTime = this.#around(start).openTimeAt(start) + span;
    while (openTime > this.#laid.most && this.#layLater(start));
    const end = openTime > this.#laid.most ? Number.POSITIVE_INFINITY : this.#laid.firstAt(openTime);
    if (end - start <= REACH) return end;
    this.firstClosingAfter(start);
    throw tooLong(`from ${toIso(start)}`);
  }

  /** The last instant with `span` (> 0) less open time than `end`. */
  before(end: Instant, span: Milliseconds): Instant {
    const openTime = this.#around(end).openTimeAt(end) - span;
    while (openTime < this.#laid.least && this.#layEarlier(end));
    const start = openTime < this.#laid.least ? Number.NEGATIVE_INFINITY : this.#laid.lastAt(openTime);
    if (end - start <= REACH) return start;
    this.lastOpenedBy(end);
    throw tooLong(`back from ${toIso(end)}`);
  }

  /** Open time from one instant to a later one. */
  openTime(from: Instant, to: Instant): Milliseconds {
    const laid = this.#around(from, to);
    return laid.openTimeAt(to) - laid.openTimeAt(from);
  }

  /** Windows that lie at least partly in [from, to), whole. */
  *overlapping(from: Instant, to: Instant): Generator<OpenWindow> {
    if (to <= from) return;
    const laid = this.#around(from, to);
    let index = Math.max(0, laid.openedBy(from));
    if (index < laid.size && laid.close(index) <= from) index += 1;
    for (; index < laid.size; index += 1) {
      const window = laid.at(index);
      if (window.open >= to) return;
      yield window;
    }
  }

  #around(from: Instant, to: Instant = from): LaidYears {
    if (!(from >= this.#from && to < this.#to)) this.#reach(from, to);
    return this.#laid;
  }

  /** Lays out what look-ups at these instants need, and drops all else when that would become too much. */
  #reach(from: Instant, to: Instant): void {
    const unknown = [from, to].find((at) => !(Math.abs(at) <= FARTHEST));
    if (unknown !== undefined) throw new RangeError(`no instant to look up: ${unknown}`);
    if (to - from > REACH) {
      throw new DomainError('invalid', `${toIso(from)} and ${toIso(to)} are more than 400 years apart`);
    }
    const first = Math.min(yearAt(from - LATE), this.#firstYear);
    const last = Math.max(yearAt(to + EARLY), this.#lastYear);
    if (this.#lastYear < this.#firstYear || last - first >= YEARS_KEPT) {
      this.#laid = LaidYears.none;
      this.#firstYear = yearAt(from - LATE);
      this.#lastYear = this.#firstYear - 1;
      this.#lay(this.#firstYear, yearAt(to + EARLY));
    } else {
      this.#lay(first, last);
    }
  }

  /** Lays out later years; false when an answer to a look-up at that instant can't lie in them. */
  #layLater(at: Instant): boolean {
    const limit = yearAt(at + REACH + EARLY);
    if (this.#lastYear >= limit) return false;
    this.#lay(this.#firstYear, Math.min(limit, this.#lastYear + this.#moreYears()));
    return true;
  }

  #layEarlier(at: Instant): boolean {
    const limit = yearAt(at - REACH - LATE);
    if (this.#firstYear <= limit) return false;
    this.#lay(Math.max(limit, this.#firstYear - this.#moreYears()), this.#lastYear);
    return true;
  }

  /** As many as there are, so that a long way takes few steps. */
  #moreYears(): number {
    return Math.min(YEARS_AT_ONCE, this.#lastYear - this.#firstYear + 1);
  }

  #lay(first: number, last: number): void {
    const early = this.#windows(first, this.#firstYear - 1);
    const late = this.#windows(this.#lastYear + 1, last);
    this.#laid = this.#laid.between(early, late);
    this.#firstYear = first;
    this.#lastYear = last;
    this.#from = newYear(first) * DAY + LATE;
    this.#to = newYear(last + 1) * DAY - EARLY;
  }

  #windows(first: number, last: number): OpenWindow[] {
    const windows: OpenWindow[] = [];
    for (let year = first; year <= last; year += 1) windows.push(...this.#source.windowsOf(year));
    return windows;
  }
}

/** Year of an instant in UTC. */
function yearAt(at: Instant): number {
  return yearOf(Math.floor(at / DAY));
}

function neverAfter(at: Instant): DomainError {
  return new DomainError('invalid', `this calendar never opens in the 400 years after ${toIso(at)}`);
}

function neverBefore(at: Instant): DomainError {
  return new DomainError('invalid', `this calendar was never open in the 400 years before ${toIso(at)}`);
}

function tooLong(where: string): DomainError {
  return new DomainError('invalid', `so much open time takes more than 400 years ${where}`);
}
