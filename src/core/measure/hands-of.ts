import type { Fact } from '../clock/fact.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { completedAt } from './completed-at.ts';
import { type Holding, holderAt } from './holdings-of.ts';
import type { Hands } from './measured-item.ts';
import type { Step } from './steps-of.ts';

/**
 * Through whose hands a request went from receipt to its complete answer (M-16, M-32). Waiting before the first holder
 * is the desk's. While it is not complete only stretches that are over count, so that nothing here grows with time
 * alone. From the desk to its first holder is no hand-off, and neither is the help of a colleague (R21).
 */
export function handsOf(
  steps: readonly Step[],
  holdings: readonly Holding[],
  calendar: Calendar,
  receivedAt: Instant,
): Hands {
  const until = completedAt(steps);
  const held = holdings.filter(({ from }) => until === null || from < until);
  const passed = held.filter(({ userId }, index) => index > 0 && userId !== held[index - 1]?.userId);
  const returned = held.filter(
    ({ userId }, index) =>
      userId !== held[index - 1]?.userId && held.slice(0, index).some((before) => before.userId === userId),
  );
  return {
    handOffs: passed.length,
    silentReroutes: held.filter((holding) => holding.silent && isBy(holding.until, until)).length,
    ...timesOf(steps, held, calendar, { receivedAt, until }),
    passedOn: passed.length,
    sentBack: returned.length,
    firstContact: until === null ? null : passed.length === 0 && !isHelped(steps, holdings, until),
  };
}

interface Span {
  readonly receivedAt: Instant;
  /** The complete answer; null: none yet. */
  readonly until: Instant | null;
}

/** How long it lay untouched, with nobody or with somebody, and how long it was worked on; in the desk's own hours. */
function timesOf(
  steps: readonly Step[],
  held: readonly Holding[],
  calendar: Calendar,
  { receivedAt, until }: Span,
): Pick<Hands, 'waitMs' | 'touchMs'> {
  let waitMs = 0;
  let touchMs = 0;
  let seen = receivedAt;
  const lay = (to: Instant) => {
    if (to > seen) waitMs += calendar.between(seen, to);
    seen = Math.max(seen, to);
  };
  for (const holding of held) {
    lay(holding.from);
    const end = earliest(holding.until, until);
    const touched = firstTouch(steps, holding, end);
    if (touched !== null) lay(touched);
    if (end === null) continue;
    if (touched === null) lay(end);
    else if (end > seen) touchMs += calendar.between(seen, end);
    seen = Math.max(seen, end);
  }
  if (until !== null) lay(until);
  return { waitMs, touchMs };
}

/** The first sign that the holder had it in hand (DOMAIN 2.3, Assignment); calls on a request are its holder's. */
function firstTouch(steps: readonly Step[], { userId, from }: Holding, end: Instant | null): Instant | null {
  const touch = steps.find(
    ({ fact }) => fact.occurredAt >= from && isBy(fact.occurredAt, end) && touches(fact, userId),
  );
  return touch?.fact.occurredAt ?? null;
}

function touches(fact: Fact, userId: string): boolean {
  switch (fact.kind) {
    case 'assignment.touched':
      return fact.data.userId === userId;
    case 'message.out':
      return fact.data.by === userId && fact.data.replyClass !== 'R0';
    case 'call.attempted':
    case 'call.connected':
    case 'call.answered':
      return true;
    default:
      return false;
  }
}

/** A colleague was asked for help, or answered in the holder's place. */
function isHelped(steps: readonly Step[], holdings: readonly Holding[], until: Instant): boolean {
  const withdrawn = new Set(
    steps.flatMap(({ fact }) => (fact.kind === 'help.withdrawn' ? [fact.data.askId] : [])),
  );
  return steps.some(({ fact, responds }) => {
    if (fact.occurredAt > until) return false;
    if (fact.kind === 'help.asked') return !withdrawn.has(fact.data.askId);
    if (fact.kind !== 'message.out' || !responds || fact.data.by === null) return false;
    const holder = holderAt(holdings, fact.occurredAt);
    return holder !== null && holder !== fact.data.by;
  });
}

function isBy(at: Instant | null, until: Instant | null): boolean {
  return at !== null && (until === null || at <= until);
}

function earliest(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
