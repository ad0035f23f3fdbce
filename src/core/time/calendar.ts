import { type CalendarSpec, checkCalendarForm, type HoursOfDay } from './calendar-spec.ts';
import { DAY, type Instant, type Milliseconds } from './instant.ts';
import type { OpenWindow } from './laid-years.ts';
import type { LocalDay } from './local-day.ts';
import { specWindows } from './spec-windows.ts';
import { type Place, WindowLine, type WindowSource } from './window-line.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

/** An opening that lasts longer has no beginning and no end worth naming. */
export const ROUND_THE_CLOCK: Milliseconds = 366 * DAY;

/** A stretch in which a calendar is open, half-open. */
export interface Opening {
  readonly open: Instant;
  readonly close: Instant;
}

/**
 * Business time (DOMAIN 2.1, 2.4). Openings are half-open [open, close); spans are real elapsed milliseconds, so a
 * night with a clock change is an hour shorter or longer. A business day is the local date on which hours begin.
 * Every look-up throws DomainError `invalid` when its answer lies more than 400 years away, so a calendar that never
 * opens is an error and not a search without end; and RangeError when it is asked about something that is no instant.
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
    return businessMs === 0 ? this.nextOpening(start) : this.#line.after(start, businessMs);
  }

  /**
   * The latest instant with that much open time between it and `end`; the mirror image of `add`. Taking nothing
   * away while shut gives the last close. Throws RangeError on a negative span.
   */
  subtract(end: Instant, businessMs: Milliseconds): Instant {
    checkSpan(businessMs);
    if (businessMs > 0) return this.#line.before(end, businessMs);
    return Math.min(end, this.#line.at(this.#line.lastOpenedBy(end)).close);
  }

  /** Open time from one instant to another, negative when `to` comes first. */
  between(from: Instant, to: Instant): Milliseconds {
    return from <= to ? this.#line.openTime(from, to) : 0 - this.#line.openTime(to, from);
  }

  isOpen(at: Instant): boolean {
    return this.#line.isOpen(at);
  }

  /** `at` itself while open, else the next opening. */
  nextOpening(at: Instant): Instant {
    return Math.max(at, this.#line.at(this.#line.firstClosingAfter(at)).open);
  }

  /**
   * The first close after `at`. Hours of adjacent days that touch are one opening, so a night that goes on into the
   * next day's hours does not close at midnight; one that goes on for `ROUND_THE_CLOCK` is cut there.
   */
  nextClose(at: Instant): Instant {
    const opening = this.nextOpening(at);
    return this.#line.runEnd(opening, opening + ROUND_THE_CLOCK);
  }

  /** While open the beginning of that opening, else of the last one; openings as in `nextClose`. */
  previousOpening(at: Instant): Instant {
    const { open, close } = this.#line.at(this.#line.lastOpenedBy(at));
    const inside = close > at ? at : open;
    return this.#line.runStart(inside, inside - ROUND_THE_CLOCK);
  }

  /** The last close at `at` or before; openings as in `nextClose`. Round the clock, the beginning of the opening cut. */
  previousClose(at: Instant): Instant {
    const { close } = this.#line.at(this.#line.lastOpenedBy(at));
    if (close <= at) return close;
    const opening = this.previousOpening(at);
    return Math.min(opening, this.#line.at(this.#line.lastOpenedBy(opening - 1)).close);
  }

  /** First opening of the business day that holds `at`; while shut, of the last one. */
  openingOfBusinessDay(at: Instant): Instant {
    return this.#line.at(this.#line.firstOfDay(this.#line.lastOpenedBy(at))).open;
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
    const intoDay = this.#clock.wallAt(start) - this.#line.at(from).day * DAY;
    const to = this.#dayAfter(from, days);
    const { open, day } = this.#line.at(to);
    const { close } = this.#line.at(this.#line.lastOfDay(to));
    const same = days === 0 ? start : this.#clock.instantOf(day * DAY + intoDay);
    return Math.min(Math.max(same, open), close);
  }

  /** Openings between two instants, cut to them, in order; hours of adjacent days that touch are one. */
  *openings(from: Instant, to: Instant): Generator<Opening> {
    let last: Opening | undefined;
    for (const window of this.#line.overlapping(from, to)) {
      const close = Math.min(window.close, to);
      if (last?.close === window.open) {
        last = { open: last.open, close };
      } else {
        if (last) yield last;
        last = { open: Math.max(window.open, from), close };
      }
    }
    if (last) yield last;
  }

  /** The time that is open in both. Local days and zone are those of this calendar. */
  intersect(other: Calendar): Calendar {
    const both = ({ open, close, day }: OpenWindow) =>
      Array.from(other.openings(open, close), (part) => ({ ...part, day }));
    return new Calendar(this.#clock, {
      windowsOf: (year) => this.#source.windowsOf(year).flatMap(both),
      isHoliday: (day) => this.isHoliday(day) || other.isHoliday(day),
    });
  }

  /** True on a holiday of this calendar, whether it is open then (by hours of its own) or not. */
  isHoliday(day: LocalDay): boolean {
    return this.#source.isHoliday(day);
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

/** Makes a calendar ready for use. Throws DomainError `invalid` as `checkCalendarForm` does. */
export function compileCalendar(spec: CalendarSpec): Calendar {
  checkCalendarForm(spec);
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
