import { HOUR, type Instant } from '../core/time/instant.ts';
import { planFollowUp } from '../flow/desk/follow-ups/plan-follow-up.ts';
import type { Runner } from '../platform/context.ts';
import { backlog } from './larkfield.ts';

/** Work that Danni planned and did not get to: enough for an alarm, on requests that were answered. */
export async function leaveBacklog(
  runnerAt: (instant: Instant) => Runner,
  orgId: string,
  requestIds: readonly string[],
  now: Instant,
): Promise<void> {
  const planned = now - 4 * HOUR;
  await runnerAt(planned).run(orgId, { kind: 'system', job: 'demo' }, async (ctx) => {
    const danni = await ctx.db
      .selectFrom('membership')
      .select('user_id')
      .where('org_id', '=', ctx.orgId)
      .where('name', '=', backlog.of)
      .executeTakeFirstOrThrow();
    for (const [index, { kind, text }] of backlog.items.entries()) {
      const requestId = requestIds[index % requestIds.length];
      if (!requestId) continue;
      const dueAt = planned + Math.round(((index + 1) * 3 * HOUR) / backlog.items.length);
      await planFollowUp(ctx, {
        ...{ requestId, kind, text, dueAt },
        ownerId: danni.user_id,
        askedByContact: false,
      });
    }
  });
}
