import { sql } from 'kysely';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { markAttempt } from './mark-attempt.ts';
import { planRows } from './plan-rows.ts';
import { weighBacklogs } from './weigh-backlog.ts';

/**
 * A mail went out: a personal one (R2 or better) makes the step of the plan that is due or next. The caller replays the
 * clocks afterwards.
 */
export async function afterMail(
  ctx: Context,
  mail: { readonly requestId: string; readonly replyClass: string | null; readonly at: Instant },
): Promise<void> {
  const { requestId, replyClass, at } = mail;
  if (replyClass === null || replyClass === 'R0' || replyClass === 'R1') return;
  if ((await planRows(ctx, requestId)).every(({ state }) => state !== 'planned')) return;
  await sql`select from request where org_id = ${ctx.orgId} and id = ${requestId} for no key update`.execute(
    ctx.db,
  );
  const hasValue = replyClass === 'R3' || replyClass === 'R4';
  const made = await markAttempt(ctx, await planRows(ctx, requestId), { kind: 'mail', at, hasValue });
  if (made) await weighBacklogs(ctx, [made.owner_id]);
}
