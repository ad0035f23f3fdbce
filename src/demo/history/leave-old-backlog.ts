import { DAY, HOUR, type Instant } from '../../core/time/instant.ts';
import { planFollowUp } from '../../flow/desk/follow-ups/plan-follow-up.ts';
import type { Context } from '../../platform/context.ts';
import { backlog } from '../larkfield.ts';

/** With the eleven of today they are fifty (DOMAIN 5.13). */
const OLD = 39;

/** What one of them planned in the last weeks of the past and did not get to, due before `until`. Returns the requests. */
export async function leaveOldBacklog(ctx: Context, until: Instant): Promise<string[]> {
  const owner = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('name', '=', backlog.of)
    .executeTakeFirstOrThrow();
  const answered = await ctx.db
    .selectFrom('request')
    .select(['id', 'last_answer_at'])
    .where('org_id', '=', ctx.orgId)
    .where('state', '=', 'answered')
    .where('last_answer_at', 'is not', null)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .execute();
  const past = answered.filter(({ last_answer_at }) => (last_answer_at ?? until) < until - 6 * HOUR);
  const chosen = past.slice(0, OLD);
  for (const [place, { id: requestId, last_answer_at }] of chosen.entries()) {
    const planned = (last_answer_at ?? until) + HOUR;
    const { kind, text } = backlog.items[place % backlog.items.length] as (typeof backlog.items)[number];
    const dueAt = Math.min(planned + (1 + (place % 3)) * DAY, until - HOUR);
    await planFollowUp(
      { ...ctx, now: planned },
      { requestId, kind, text, dueAt, ownerId: owner.user_id, askedByContact: false },
    );
  }
  return chosen.map(({ id }) => id);
}
