import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from './instant.ts';
import { type LocalDay, weekdayOf, yearOf } from './local-day.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Names of instants in a zone that can't be mixed up within one span: `Mon 09:15`, `Mon 30 Nov 09:15`, `Mon 4 Jan 2027 09:15`. */
export class LocalLabels {
  readonly #clock: ZoneClock;
  readonly #isDated: boolean;
  readonly #hasYears: boolean;

  constructor(zone: string, from: Instant, to: Instant) {
    this.#clock = zoneClock(zone);
    const [first, last] = [this.#dayOf(from), this.#dayOf(to)];
    this.#isDated = last - first > 6;
    this.#hasYears = yearOf(first) !== yearOf(last);
  }

  /** Day and time. */
  full(at: Instant): string {
    return `${this.#dayName(this.#dayOf(at))} ${timeText(this.#clock.wallAt(at))}`;
  }

  /** The time, with its day unless that is the day of `last`. */
  short(at: Instant, last: Instant): string {
    return this.#dayOf(at) === this.#dayOf(last) ? timeText(this.#clock.wallAt(at)) : this.full(at);
  }

  /** As `short` for an instant that ends something: midnight is 24:00 of the day before. */
  close(at: Instant, last: Instant): string {
    if (this.#clock.wallAt(at) % DAY !== 0) return this.short(at, last);
    return this.#dayOf(at - 1) === this.#dayOf(last)
      ? '24:00'
      : `${this.#dayName(this.#dayOf(at - 1))} 24:00`;
  }

  weekday(day: LocalDay): string {
    return WEEKDAYS[weekdayOf(day) - 1] ?? '';
  }

  /** Offset from UTC at that instant. */
  offset(at: Instant): Milliseconds {
    return this.#clock.wallAt(at) - at;
  }

  #dayOf(at: Instant): LocalDay {
    return Math.floor(this.#clock.wallAt(at) / DAY);
  }

  #dayName(day: LocalDay): string {
    if (!this.#isDated) return this.weekday(day);
    const date = new Date(day * DAY);
    const year = this.#hasYears ? ` ${date.getUTCFullYear()}` : '';
    return `${this.weekday(day)} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year}`;
  }
}

/** `09:15`, `09:15:30`, `09:15:30.250`. */
function timeText(wall: number): string {
  const time = ((wall % DAY) + DAY) % DAY;
  const parts = [Math.floor(time / HOUR), Math.floor((time % HOUR) / MINUTE)];
  const [seconds, ms] = [Math.floor((time % MINUTE) / 1_000), time % 1_000];
  if (seconds > 0 || ms > 0) parts.push(seconds);
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return ms > 0 ? `${text}.${String(Math.floor(ms)).padStart(3, '0')}` : text;
}
