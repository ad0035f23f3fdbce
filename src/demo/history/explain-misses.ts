import type { BreachReason } from '../../core/clock/breach-reasons.ts';
import { HOUR, type Instant } from '../../core/time/instant.ts';
import { giveBreachReason } from '../../flow/desk/breaches/give-breach-reason.ts';
import { missesOnRequest } from '../../flow/desk/breaches/misses.ts';
import type { Context } from '../../platform/context.ts';
import { pick, seeded } from './seeded.ts';
import { WEEKS_BEFORE } from './weeks.ts';

/** What was said most stands there most often. */
const before: readonly BreachReason[] = [
  ...(['not_noticed', 'not_noticed', 'not_noticed', 'assigned_late', 'assigned_late'] as const),
  ...(['nobody_skilled', 'more_arrivals', 'owner_away', 'priority_conflict', 'quote_approval'] as const),
];
const since: readonly BreachReason[] = [
  ...(['nobody_skilled', 'nobody_skilled', 'more_arrivals', 'buyer_information', 'quote_approval'] as const),
];

/** Says why deadlines of a past request were missed, an hour after each (DOMAIN C19, 5.7). */
export async function explainMisses(
  ctx: Context,
  requestId: string,
  lead: { readonly number: number; readonly week: number },
  endsAt: Instant,
): Promise<void> {
  const chance = seeded(15_485_863 * (lead.number + 1));
  for (const { breachId, dueAt } of await missesOnRequest(ctx, requestId)) {
    const reason = pick(chance, lead.week < WEEKS_BEFORE ? before : since);
    const saidAt = { ...ctx, now: Math.min(dueAt + HOUR, endsAt) };
    await giveBreachReason(saidAt, { requestId, breachId, reason, departmentId: null, note: '' });
  }
}
