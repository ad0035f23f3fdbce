import { breachedAt, type Clock } from '../clock/clock.ts';
import type { Fact } from '../clock/fact.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import { type Holding, holderAt } from './holdings-of.ts';
import { type CountedClock, countedClocks, type MeasuredClock } from './measured-item.ts';
import type { ToldRequest } from './told-request.ts';
import { dayOn } from './wall-time.ts';

/** What comes in so shortly before the close is shown apart (M-15). */
const LATE_ARRIVAL: Milliseconds = 30 * MINUTE;

/** The clocks that are met, or late by now, each on the day it was due; void ones owe nothing. */
export function measuredClocks(
  { clocks, facts, asOf }: ToldRequest,
  holdings: readonly Holding[],
  zone: string,
): MeasuredClock[] {
  return clocks.flatMap((clock) => {
    const { code } = clock.kind;
    if (!isCounted(code)) return [];
    const late = breachedAt(clock, asOf);
    if (late === null && clock.ending !== 'stopped') return [];
    const personId = whose(clock, facts, holdings, late ?? clock.endedAt ?? clock.dueAt);
    const day = dayOn(zone, lastMoment(clock));
    return [{ code, day, personId, met: late === null, apart: isApart(clock) }];
  });
}

/** The midnight that ends a day is of the day it ends (R24). */
function lastMoment({ kind, dueAt }: Clock): Instant {
  return kind.due === 'end_of_calendar_day' ? dueAt - 1 : dueAt;
}

function isCounted(code: string): code is CountedClock {
  return (countedClocks as readonly string[]).includes(code);
}

function isApart({ kind, moves, startedAt, dueAt, calendar }: Clock): boolean {
  if (kind.code === 'C10') return moves > 0;
  return kind.code === 'C8' && calendar.calendar.between(startedAt, dueAt) <= LATE_ARRIVAL;
}

/** Whoever was to do it: the caller of a lead, whoever gave the word, else whoever held the request when it was decided. */
function whose(
  { kind, about, startedAt }: Clock,
  facts: readonly Fact[],
  holdings: readonly Holding[],
  decidedAt: number,
): string | null {
  switch (kind.code) {
    case 'C2':
      return about.split(' ', 1)[0] ?? null;
    case 'C7':
      return holderAt(holdings, startedAt);
    case 'C10':
      return promiser(facts, about) ?? holderAt(holdings, startedAt);
    case 'C14':
      return null;
    default:
      return holderAt(holdings, decidedAt);
  }
}

/** A promise has the id of the mail that gave it. */
function promiser(facts: readonly Fact[], commitmentId: string): string | null {
  const mail = facts.find((fact) => fact.kind === 'message.out' && fact.data.messageId === commitmentId);
  return mail?.kind === 'message.out' ? mail.data.by : null;
}
