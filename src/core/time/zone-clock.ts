import { Temporal } from 'temporal-polyfill';
import { DAY, type Instant, type Milliseconds } from './instant.ts';

/** A stretch of time with one offset from UTC. */
interface Stretch {
  readonly start: Instant;
  readonly end: Instant;
  readonly offset: Milliseconds;
}

/** No zone is further from UTC than this, not even across a moved date line. */
const MARGIN = 2 * DAY;

/** Rules are read four years at a time: often enough one reading for all that is asked, and soon done. */
const PAGE = 1_461 * DAY;
const PAGES_KEPT = 128;

/** True for a zone of the IANA data base. Bare offsets such as "+05:00" are refused: they know no summer time. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Temporal.ZonedDateTime(0n, zone);
    return true;
  } catch {
    return false;
  }
}

/** The clock on a wall in one zone: turns instants into wall readings (milliseconds as if in UTC) and back. */
export class ZoneClock {
  readonly zone: string;
  readonly #pages = new Map<number, readonly Stretch[]>();
  #page = Number.NaN;
  #stretches: readonly Stretch[] = [];

  constructor(zone: string) {
    this.zone = zone;
  }

  /** What the wall shows at that instant. Throws RangeError beyond the year 270,000. */
  wallAt(at: Instant): number {
    for (const stretch of this.#around(at)) {
      if (at < stretch.end) return at + stretch.offset;
    }
    throw new RangeError(`no zone rule for instant ${at}`);
  }

  /**
   * The first instant at which the wall shows that reading or a later one. So a reading skipped in spring is the
   * moment of the change, a reading that comes twice in autumn is the first of the two, and order is kept.
   */
  instantOf(wall: number): Instant {
    for (const stretch of this.#around(wall)) {
      const at = Math.max(stretch.start, wall - stretch.offset);
      if (at < stretch.end) return at;
    }
    throw new RangeError(`no zone rule for wall reading ${wall}`);
  }

  /** The stretches of the page that holds an instant or a wall reading; days mostly come in order, so the last is kept at hand. */
  #around(at: number): readonly Stretch[] {
    const page = Math.floor(at / PAGE);
    if (page === this.#page) return this.#stretches;
    let stretches = this.#pages.get(page);
    if (!stretches) {
      stretches = readStretches(this.zone, page * PAGE - MARGIN, (page + 1) * PAGE + MARGIN);
      if (this.#pages.size >= PAGES_KEPT) this.#pages.clear();
      this.#pages.set(page, stretches);
    }
    this.#page = page;
    this.#stretches = stretches;
    return stretches;
  }
}

const clocks = new Map<string, ZoneClock>();

/** The clock of a zone, one for all calendars: reading zone rules is the dear part of compiling a calendar. */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new ZoneClock(zone);
  clocks.set(zone, clock);
  return clock;
}

function readStretches(zone: string, from: Instant, to: Instant): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = new Temporal.ZonedDateTime(BigInt(from) * 1_000_000n, zone);
  let start = from;
  while (start < to) {
    const next = at.getTimeZoneTransition('next');
    const end = Math.min(next?.epochMilliseconds ?? to, to);
    stretches.push({ start, end, offset: at.offsetNanoseconds / 1_000_000 });
    if (!next) break;
    at = next;
    start = end;
  }
  return stretches;
}
