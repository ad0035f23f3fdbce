import { type CalendarSpec, checkCalendarSpec, type HoursOfDay } from './calendar-spec.ts';
import { DAY, type Instant, type Milliseconds } from './instant.ts';
import { joinTouching, specWindows } from './spec-windows.ts';
import { type OpenWindow, type Place, WindowLine, type WindowSource } from './window-line.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

/**
 * Business time (DOMAIN 2.1, 2.4). Openings are half-open [open, close); spans are real elapsed milliseconds, so a
 * night with a clock change is an hour shorter or longer. A business day is the local date on which hours begin.
 * Every look-up throws DomainError `invalid` when the calendar does not open within ten years of the instant asked.
 */
export class Calendar {
  /** IANA zone whose local days this calendar counts in. */
  readonly zone: string;
  readonly #clock: ZoneClock;
  readonly #source: WindowSource;
  readonly #line: WindowLine;

  constructor(clock: ZoneClock, source: WindowSource) {
    this.zone = clock.zone;
    this.#clock = clock;
    this.#source = source;
    this.#line = new WindowLine(source);
  }

  /**
   * The instant at which that much open time has passed. A span that uses up an opening ends at its close; adding
   * nothing gives the next opening while shut and `start` itself while open. Throws RangeError on a negative span.
   */
  add(start: Instant, businessMs: Milliseconds): Instant {
    checkSpan(businessMs);
    const place = this.#line.firstClosingAfter(start);
    const { open } = this.#line.at(place);
    const begin = Math.max(start, open);
    return businessMs === 0 ? begin : this.#line.after(place, begin - open + businessMs);
  }

  /**
   * The latest instant with that much open time between it and `end`; the mirror image of `add`. Taking nothing
   * away while shut gives the last close. Throws RangeError on a negative span.
   */
  subtract(end: Instant, businessMs: Milliseconds): Instant {
    checkSpan(businessMs);
    const place = this.#line.lastOpenedBy(end);
    const { open, close } = this.#line.at(place);
    const stop = Math.min(end, close);
    return businessMs === 0 ? stop : this.#line.before(place, stop - open, businessMs);
  }

  /** Open time from one instant to another, negative when `to` comes first. */
  between(from: Instant, to: Instant): Milliseconds {
    return from <= to ? this.#line.openTime(from, to) : 0 - this.#line.openTime(to, from);
  }

  isOpen(at: Instant): boolean {
    for (const _ of this.#line.overlapping(at, at + 1)) return true;
    return false;
  }

  /** `at` itself while open, else the next opening. */
  nextOpening(at: Instant): Instant {
    return this.add(at, 0);
  }

  /** The first close after `at`. Round the clock, each day ends with a close at midnight. */
  nextClose(at: Instant): Instant {
    return this.#line.at(this.#line.firstClosingAfter(at)).close;
  }

  /** The last opening at `at` or before. */
  previousOpening(at: Instant): Instant {
    return this.#line.at(this.#line.lastOpenedBy(at)).open;
  }

  /** The last close at `at` or before. */
  previousClose(at: Instant): Instant {
    const place = this.#line.lastOpenedBy(at);
    const { close } = this.#line.at(place);
    return close <= at ? close : this.#line.at(this.#line.previous(place)).close;
  }

  /**
   * Last close of the business day that holds `at`; when shut, of the day that opens next (DOMAIN C7, C8: after
   * hours, the next close). With `daysLater`, of a business day after that one.
   */
  closeOfBusinessDay(at: Instant, daysLater = 0): Instant {
    const day = this.#dayAfter(this.#line.firstClosingAfter(at), daysLater);
    return this.#line.at(this.#line.lastOfDay(day)).close;
  }

  /** Local midnight that ends the calendar day of `at`. */
  endOfCalendarDay(at: Instant): Instant {
    const day = Math.floor(this.#clock.wallAt(at) / DAY);
    return this.#clock.instantOf((day + 1) * DAY);
  }

  /** Midnight that ends the day of `at` inside opening hours, else the day of the next opening (DOMAIN C6). */
  endOfQuoteDay(at: Instant): Instant {
    return this.endOfCalendarDay(this.nextOpening(at));
  }

  /**
   * The same wall-clock time `days` business days later, held within that day's hours (R29: a business day is the
   * calendar's own). While shut it counts from the next opening. Throws RangeError on a negative count.
   */
  addBusinessDays(at: Instant, days: number): Instant {
    if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a number of business days: ${days}`);
    const start = this.nextOpening(at);
    const from = this.#line.firstClosingAfter(start);
    const to = this.#dayAfter(from, days);
    const { open, day } = this.#line.at(to);
    const { close } = this.#line.at(this.#line.lastOfDay(to));
    const intoDay = this.#clock.wallAt(start) - this.#line.at(from).day * DAY;
    const same = days === 0 ? start : this.#clock.instantOf(day * DAY + intoDay);
    return Math.min(Math.max(same, open), close);
  }

  /** Openings between two instants, cut to them, in order. */
  *openings(from: Instant, to: Instant): Generator<{ readonly open: Instant; readonly close: Instant }> {
    for (const { open, close } of this.#line.overlapping(from, to)) {
      yield { open: Math.max(open, from), close: Math.min(close, to) };
    }
  }

  /** The time that is open in both. Local days and zone are those of this calendar. */
  intersect(other: Calendar): Calendar {
    const { yearAt, windowsOf } = this.#source;
    const both = (window: OpenWindow) =>
      Array.from(other.openings(window.open, window.close), (part) => ({ ...part, day: window.day }));
    return new Calendar(this.#clock, {
      yearAt,
      windowsOf: (year) => joinTouching(windowsOf(year).flatMap(both)),
    });
  }

  /** First opening of the business day that many days after the one the place is in; the place itself for 0. */
  #dayAfter(place: Place, days: number): Place {
    let at = place;
    for (let left = days; left > 0; left -= 1) {
      const { day } = this.#line.at(at);
      while (this.#line.at(at).day === day) at = this.#line.next(at);
    }
    return at;
  }
}

/** Checks a calendar and makes it ready for use. Throws DomainError `invalid` as `checkCalendarSpec` does. */
export function compileCalendar(spec: CalendarSpec): Calendar {
  checkCalendarSpec(spec);
  const clock = zoneClock(spec.zone);
  return new Calendar(clock, specWindows(spec, clock));
}

/** Open at every instant, with the local days of that zone. */
export function aroundTheClock(zone: string): Calendar {
  const day: HoursOfDay = [['00:00', '24:00']];
  return compileCalendar({ zone, week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day } });
}

/** Elapsed time: open at every instant, days in UTC. */
export const everOpen: Calendar = aroundTheClock('UTC');

/** The time open in both calendars, such as desk hours and a contact's call window (DOMAIN 2.4). */
export function intersect(a: Calendar, b: Calendar): Calendar {
  if (a === everOpen) return b;
  return b === everOpen ? a : a.intersect(b);
}

function checkSpan(businessMs: Milliseconds): void {
  if (!(businessMs >= 0)) throw new RangeError(`not a span of business time: ${businessMs}`);
}
