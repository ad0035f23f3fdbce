import type { Calendar, Opening } from '../time/calendar.ts';
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import { zoneClock } from '../time/zone-clock.ts';
import { type AttemptKind, type PlanStep, planSteps } from './plan-steps.ts';

/** Never two calls closer than this (DOMAIN 5.4). */
export const BETWEEN_CALLS: Milliseconds = 4 * HOUR;
const FIRST_CALL = 5 * MINUTE;
const CALL_AGAIN = HOUR;
const FIRST_MAIL = 30 * MINUTE;
/** An attempt is due a little inside the hours in which it may be made, so that there is time to make it. */
const INSIDE = 15 * MINUTE;
/** Where no hour is found within so many business days, the contact can't be called at all (R3, E1.p). */
const LOOK_AHEAD = 10;

type Half = 'morning' | 'late_afternoon';
/** The time of day that an attempt aims at: the contact's for a call, ours for a mail. */
const aims: Readonly<Record<Half, Milliseconds>> = { morning: 10 * HOUR, late_afternoon: 16 * HOUR };

export interface PlannedStep extends PlanStep {
  readonly dueAt: Instant;
}

export interface PlanTerms {
  readonly desk: Calendar;
  /** Time in which the desk is open and the contact may be called. */
  readonly joint: Calendar;
  /** IANA zone of the contact; null when unknown: that of the desk. */
  readonly contactZone: string | null;
  /** By which ways the contact can be reached. */
  readonly reachable: Readonly<Record<AttemptKind, boolean>>;
}

export interface PlanStart {
  readonly at: Instant;
  /** The attempt that was made then and begins the plan: its first step of that kind is due, and made, at `at`. */
  readonly made?: AttemptKind;
  /** The first step of a plan that is taken up again; what came before is left out, and its day is the first. */
  readonly fromStep?: number;
}

/**
 * The dated attempts to reach a new lead (DOMAIN 5.4, R37), in the order of their steps: calls inside the hours of both
 * sides, mornings and late afternoons of the contact in turn and at least four hours apart; mails in the desk's hours.
 * Ways by which the contact can't be reached are left out, so that there may be fewer than ten, or none.
 */
export function persistencePlan(start: PlanStart, terms: PlanTerms): PlannedStep[] {
  const { fromStep = 1, made } = start;
  const canCall = terms.reachable.call && meets(terms, start.at);
  const steps = planSteps.filter(
    ({ kind, step }) => step >= fromStep && (kind === 'call' ? canCall : terms.reachable.mail),
  );
  const firstDay = steps[0]?.day ?? 0;
  const begun = made ? steps.find(({ kind }) => kind === made) : undefined;
  const calls = new CallTimes(terms, start.at, fromStep === 1 ? FIRST_CALL : CALL_AGAIN);
  return steps.map((one) => {
    const day = one.day - firstDay;
    if (one === begun && one.kind === 'call') calls.made(start.at);
    if (one === begun) return { ...one, dueAt: start.at };
    return { ...one, dueAt: one.kind === 'mail' ? mailTime(day, start.at, terms.desk) : calls.next(day) };
  });
}

/** Whether the desk's hours and the contact's meet soon. */
function meets({ desk, joint }: PlanTerms, at: Instant): boolean {
  return joint.between(at, desk.closeOfBusinessDay(at, LOOK_AHEAD)) > 0;
}

/** `day`: how many business days after the start. Of a later day, in the desk's own morning. */
function mailTime(day: number, start: Instant, desk: Calendar): Instant {
  if (day === 0) return desk.add(start, FIRST_MAIL);
  const at = desk.addBusinessDays(start, day);
  const openings = [...desk.openings(desk.openingOfBusinessDay(at), desk.closeOfBusinessDay(at))];
  return nearest(openings, 'morning', desk.zone) ?? at;
}

/** Finds the time of one call after another. */
class CallTimes {
  readonly #terms: PlanTerms;
  readonly #zone: string;
  readonly #start: Instant;
  readonly #firstAfter: Milliseconds;
  #last: Instant | null = null;
  /** Of the last call that was to be in the other half; a second call on one day follows the first at once. */
  #half: Half | null = null;

  constructor(terms: PlanTerms, start: Instant, firstAfter: Milliseconds) {
    this.#terms = terms;
    this.#zone = terms.contactZone ?? terms.desk.zone;
    this.#start = start;
    this.#firstAfter = firstAfter;
  }

  made(at: Instant): void {
    this.#last = at;
    this.#half = halfOf(at, this.#zone);
  }

  /** `day`: how many business days after the start. */
  next(day: number): Instant {
    const { joint } = this.#terms;
    if (this.#last === null && day === 0) {
      this.made(joint.add(this.#start, this.#firstAfter));
      return this.#last ?? this.#start;
    }
    const earliest = this.#last === null ? this.#start : this.#last + BETWEEN_CALLS;
    if (day === 0) {
      this.#last = insideOpening(joint, earliest);
      return this.#last;
    }
    const at = this.#onDay(day, earliest);
    this.made(at);
    return at;
  }

  #onDay(day: number, earliest: Instant): Instant {
    const { desk, joint } = this.#terms;
    const wanted = this.#half === null ? 'morning' : other(this.#half);
    for (let later = 0; later <= LOOK_AHEAD; later += 1) {
      const at = desk.addBusinessDays(this.#start, day + later);
      const openings = [...joint.openings(desk.openingOfBusinessDay(at), desk.closeOfBusinessDay(at))];
      const found = [wanted, other(wanted)]
        .map((half) => nearest(openings, half, this.#zone))
        .find((instant) => instant !== null && instant >= earliest);
      if (found) return found;
    }
    return insideOpening(joint, earliest);
  }
}

function other(half: Half): Half {
  return half === 'morning' ? 'late_afternoon' : 'morning';
}

function halfOf(at: Instant, zone: string): Half {
  return timeOfDay(at, zone) < DAY / 2 ? 'morning' : 'late_afternoon';
}

function timeOfDay(at: Instant, zone: string): Milliseconds {
  const wall = zoneClock(zone).wallAt(at);
  return ((wall % DAY) + DAY) % DAY;
}

/** The instant inside one of the openings whose time of day comes nearest to what the half aims at. */
function nearest(openings: readonly Opening[], half: Half, zone: string): Instant | null {
  const found = openings.map((opening) => {
    const aim = opening.open + aims[half] - timeOfDay(opening.open, zone);
    return within(opening, aim);
  });
  const distance = (at: Instant) => Math.abs(timeOfDay(at, zone) - aims[half]);
  return found.reduce<Instant | null>(
    (best, at) => (best === null || distance(at) < distance(best) ? at : best),
    null,
  );
}

/** The instant itself where it lies well inside an opening, else the nearest that does. */
function within({ open, close }: Opening, at: Instant): Instant {
  const edge = Math.min(INSIDE, (close - open) / 2);
  return Math.floor(Math.min(Math.max(at, open + edge), close - edge));
}

function insideOpening(calendar: Calendar, earliest: Instant): Instant {
  const isOpen = calendar.isOpen(earliest);
  const open = isOpen ? calendar.previousOpening(earliest) : calendar.nextOpening(earliest);
  return Math.max(earliest, within({ open, close: calendar.nextClose(open) }, open));
}
