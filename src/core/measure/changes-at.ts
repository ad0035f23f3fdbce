import { breachedAt, pausedSince } from '../clock/clock.ts';
import type { Instant } from '../time/instant.ts';
import type { MeasuredItem } from './measured-item.ts';
import type { ToldRequest } from './told-request.ts';
import type { ValueAccount } from './value-account.ts';

/**
 * The next instant at which time alone may change an item or what is counted from it; null: never. A deadline counts at
 * its very instant where it decides, and one millisecond after where it makes something late (R1).
 */
export function changesAt(
  item: Omit<MeasuredItem, 'changesAt'>,
  told: ToldRequest,
  account: ValueAccount,
): Instant | null {
  const { clocks, asOf } = told;
  const next = both([
    ...horizonsOf(item, account),
    ...clocks
      .filter((clock) => clock.endedAt === null && breachedAt(clock, asOf) === null)
      .flatMap((clock) => (pausedSince(clock, asOf) === null ? [clock.dueAt] : pausesEnd(clock.pauses))),
  ]).filter((at) => at > asOf);
  return next.length === 0 ? null : Math.min(...next);
}

/** The latest instant up to which something may have changed an item: from there on it stood as it does. */
export function standsSince(
  item: Omit<MeasuredItem, 'changesAt'>,
  { facts, clocks, asOf }: ToldRequest,
  account: ValueAccount,
): Instant {
  const passed = both([
    ...horizonsOf(item, account),
    ...clocks.flatMap(({ dueAt, pauses }) => [dueAt, ...pausesEnd(pauses)]),
  ]).filter((at) => at <= asOf);
  return Math.max(item.receivedAt, ...passed, ...facts.map(({ occurredAt }) => occurredAt));
}

function horizonsOf(item: Omit<MeasuredItem, 'changesAt'>, account: ValueAccount): Instant[] {
  return [
    item.sameDayUntil,
    ...(item.firstResponse === null ? [item.dueAt, item.twoDaysAt, item.neverAt] : []),
    ...(item.firstValue === null ? [item.dueAt, item.neverAt] : []),
    ...(item.lead === null ? [] : [item.neverAt, item.lead.engagedBy]),
    ...(account.judgedAt === null ? [] : [account.judgedAt]),
  ];
}

function both(instants: readonly Instant[]): Instant[] {
  return instants.flatMap((at) => [at, at + 1]);
}

function pausesEnd(pauses: readonly { readonly to: Instant | null }[]): Instant[] {
  return pauses.flatMap(({ to }) => (to === null ? [] : [to]));
}
