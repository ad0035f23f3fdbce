import { DAY, type Instant } from '../time/instant.ts';
import { parseDate } from '../time/local-day.ts';
import { parseLocalHours } from '../time/local-hours.ts';
import { type ZoneClock, zoneClock } from '../time/zone-clock.ts';

/** People who take turns of so many days, in an order that begins again after its last. */
export interface TurnOrder {
  /** IANA zone in which dates and times of day are read. */
  readonly zone: string;
  /** Date on which the first turn begins, `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** Time of day at which turns change, `HH:MM`. */
  readonly turnsAt: string;
  /** Whole days a turn lasts, 1 or more. */
  readonly turnDays: number;
  /** User ids; the first one has the first turn. */
  readonly members: readonly string[];
}

/** A turn, half-open. */
export interface Turn {
  readonly userId: string;
  /** Place in the order, from 0. */
  readonly position: number;
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * Whose turn it is at an instant; null before the first turn and for an order without members. Turns count in days
 * of the calendar, so a turn with a clock change in it is an hour shorter or longer; a time of day that a clock change
 * skips is the moment of the change, one that comes twice is the first of the two. Throws RangeError on an order whose
 * date, time or zone can't be read.
 */
export function whoseTurn(order: TurnOrder, at: Instant): Turn | null {
  const reading = read(order);
  const index = reading.indexAt(at);
  return index < 0 || order.members.length === 0 ? null : reading.turn(index);
}

/** Turns that overlap [from, to), in order, uncut. As `whoseTurn`. */
export function turnsBetween(order: TurnOrder, from: Instant, to: Instant): Turn[] {
  if (order.members.length === 0) return [];
  const reading = read(order);
  const turns: Turn[] = [];
  for (let index = Math.max(0, reading.indexAt(from)); reading.startOf(index) < to; index += 1)
    turns.push(reading.turn(index));
  return turns;
}

/** The members in the order in which they are asked while this turn lasts: its holder, then those whose turn comes next. */
export function standIns(order: TurnOrder, turn: Turn): string[] {
  const { members } = order;
  const inOrder = members.map((_, steps) => members[(turn.position + steps) % members.length] ?? turn.userId);
  return [...new Set(inOrder)];
}

function read(order: TurnOrder): Turns {
  const first = parseDate(order.startsOn);
  // An end that equals no start reads any time of day; only the start is wanted.
  const hours = parseLocalHours([order.turnsAt, '48:00']);
  if (first === null || typeof hours === 'string' || !(order.turnDays >= 1))
    throw new RangeError(
      `not a rota: from ${order.startsOn} ${order.turnsAt}, ${order.turnDays} days a turn`,
    );
  return new Turns(order, zoneClock(order.zone), first * DAY + hours.start * 60_000);
}

class Turns {
  readonly #order: TurnOrder;
  readonly #clock: ZoneClock;
  /** Wall reading at which the first turn begins. */
  readonly #first: number;

  constructor(order: TurnOrder, clock: ZoneClock, first: number) {
    this.#order = order;
    this.#clock = clock;
    this.#first = first;
  }

  startOf(index: number): Instant {
    return this.#clock.instantOf(this.#first + index * this.#order.turnDays * DAY);
  }

  /** The turn that holds an instant, counted from 0; negative before the first. */
  indexAt(at: Instant): number {
    const passed = this.#clock.wallAt(at) - this.#first;
    const guess = Math.floor(passed / (this.#order.turnDays * DAY));
    // Where the wall jumps at the very change, its reading alone can be one turn out.
    if (at < this.startOf(guess)) return guess - 1;
    return at >= this.startOf(guess + 1) ? guess + 1 : guess;
  }

  turn(index: number): Turn {
    const position = index % this.#order.members.length;
    const userId = this.#order.members[position] ?? '';
    return { userId, position, from: this.startOf(index), until: this.startOf(index + 1) };
  }
}
