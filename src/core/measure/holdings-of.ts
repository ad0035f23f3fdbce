import type { Fact } from '../clock/fact.ts';
import type { Instant } from '../time/instant.ts';

/** A stretch in which one person held the request, half-open. */
export interface Holding {
  readonly userId: string;
  readonly from: Instant;
  /** null: they hold it still. */
  readonly until: Instant | null;
  /** It was taken from them, who had not touched it (R4). */
  readonly silent: boolean;
}

/** Who held it one after the other, by facts in replay order. */
export function holdingsOf(facts: readonly Fact[]): Holding[] {
  const holdings: Holding[] = [];
  for (const { kind, data, occurredAt } of facts) {
    const last = holdings.at(-1);
    const holder = last?.until === null ? last : undefined;
    if (kind === 'assignment.ended' && holder?.userId === data.userId)
      holdings[holdings.length - 1] = { ...holder, until: occurredAt, silent: data.state === 'silent' };
    if (kind !== 'assignment.made') continue;
    if (holder) holdings[holdings.length - 1] = { ...holder, until: occurredAt };
    holdings.push({ userId: data.userId, from: occurredAt, until: null, silent: false });
  }
  return holdings;
}

/** Who held it at that instant; null: nobody by name. */
export function holderAt(holdings: readonly Holding[], at: Instant): string | null {
  const holding = holdings.findLast(({ from, until }) => from <= at && (until === null || at < until));
  return holding?.userId ?? null;
}
