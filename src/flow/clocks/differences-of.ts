import { breachedAt, type Clock, type Pause } from '../../core/clock/clock.ts';
import type { Instant } from '../../core/time/instant.ts';
import { storyPrint } from './story-print.ts';

/** A clock row, as far as the facts decide it. */
export interface CachedClock {
  readonly kind: string;
  readonly about: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly goalAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly ending: string | null;
  readonly endReason: string | null;
  readonly breachedAt: Instant | null;
  readonly wakeAt: Instant | null;
  readonly target: string;
  readonly calendar: string;
  readonly pauses: readonly Pause[];
  /** `storyPrint` of its story. */
  readonly story: string;
}

export interface Difference {
  readonly requestId: string;
  /** Kind and subject of the clock. */
  readonly clock: string;
  /** Which of its fields, or "missing" and "left over" for the whole row. */
  readonly field: string;
  readonly cached: unknown;
  readonly computed: unknown;
}

/** Where cached clocks of a request differ from those computed from its facts. */
export function differencesOf(
  requestId: string,
  computed: readonly Clock[],
  cached: readonly CachedClock[],
  now: Instant,
): Difference[] {
  const left = new Map(cached.map((row) => [`${row.kind} ${row.about}`, row]));
  const found: Difference[] = [];
  for (const clock of computed) {
    const name = `${clock.kind.code} ${clock.about}`;
    const row = left.get(name);
    left.delete(name);
    if (!row) found.push({ requestId, clock: name, field: 'missing', cached: null, computed: clock.dueAt });
    else
      for (const [field, was, is] of fields(row, clock, now)) {
        if (was !== is) found.push({ requestId, clock: name, field, cached: was, computed: is });
      }
  }
  for (const [name, row] of left) {
    found.push({ requestId, clock: name, field: 'left over', cached: row.dueAt, computed: null });
  }
  return found;
}

type Field = readonly [name: string, cached: unknown, computed: unknown];

function fields(row: CachedClock, clock: Clock, now: Instant): Field[] {
  return [
    ['startedAt', row.startedAt, clock.startedAt],
    ['dueAt', row.dueAt, clock.dueAt],
    ['goalAt', row.goalAt, clock.goalAt],
    ['endedAt', row.endedAt, clock.endedAt],
    ['ending', row.ending, clock.ending],
    ['endReason', row.endReason, clock.endReason],
    ['target', row.target, clock.target.id],
    ['calendar', row.calendar, clock.calendar.id.slice(0, 36)],
    ['pauses', pausesText(row.pauses), pausesText(clock.pauses)],
    ['breachedAt', row.breachedAt, expectedBreach(row, clock, now)],
    ['story', row.story, storyPrint(clock.story)],
  ];
}

/** A breach that the timekeeper is about to record is no difference yet. */
function expectedBreach(row: CachedClock, clock: Clock, now: Instant): Instant | null {
  const isOnItsWay = row.breachedAt === null && row.wakeAt !== null && row.wakeAt <= now;
  return isOnItsWay ? null : breachedAt(clock, now);
}

const pausesText = (pauses: readonly Pause[]) =>
  pauses.map(({ from, to }) => `${from}-${to ?? ''}`).join(' ');
