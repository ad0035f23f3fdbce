import type { Instant, Milliseconds } from '../time/instant.ts';

/** A stretch in which one person held a request; `until` null: they hold it still. */
export interface Holding {
  readonly userId: string;
  readonly from: Instant;
  readonly until: Instant | null;
}

/**
 * How often a request changed hands: from nobody, or the desk's owner, to the first holder is none, each other holder
 * after that is one (R21). Who is pulled in for help holds nothing and does not count.
 */
export function handOffs(holdings: readonly Holding[]): number {
  return holdings.filter(({ userId }, index) => index > 0 && holdings[index - 1]?.userId !== userId).length;
}

/** Time a request spent with one of its holders, in the order in which they had it; null: with nobody. */
export interface LeadTime {
  readonly userId: string | null;
  readonly spentMs: Milliseconds;
}

/**
 * Lead time by holder from receipt to `end`, ownerless time between them included (E3.f).
 * @param between measures a stretch, in the desk's hours or elapsed
 */
export function leadTimes(
  holdings: readonly Holding[],
  received: Instant,
  end: Instant,
  between: (from: Instant, to: Instant) => Milliseconds,
): LeadTime[] {
  const times: LeadTime[] = [];
  let at = received;
  const spend = (userId: string | null, to: Instant) => {
    const until = Math.min(to, end);
    if (until > at) times.push({ userId, spentMs: between(at, until) });
    at = Math.max(at, until);
  };
  for (const { userId, from, until } of holdings) {
    spend(null, from);
    spend(userId, until ?? end);
  }
  spend(null, end);
  return times;
}

/** Time with nobody, of the lead times of a request. */
export function ownerlessMs(times: readonly LeadTime[]): Milliseconds {
  return times.reduce((sum, { userId, spentMs }) => (userId === null ? sum + spentMs : sum), 0);
}
