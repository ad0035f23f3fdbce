import { sql } from 'kysely';
import { fromIso, toIso } from '../../../core/time/instant.ts';
import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { lockWithRight } from '../rights/request-rights.ts';
import { viewBacklog } from './backlog-view.ts';
import { changeFollowUp } from './change-follow-up.ts';
import * as contract from './contract.ts';
import { cancelFollowUp, completeFollowUp, reopenFollowUp } from './end-follow-up.ts';
import { viewFollowUps } from './follow-ups-view.ts';
import { isLive } from './live-follow-ups.ts';
import { moveFollowUp } from './move-follow-up.ts';
import { planFollowUp } from './plan-follow-up.ts';
import { runPlan, stopPlan } from './run-plan.ts';
import { saveBacklogLimits } from './save-backlog-limits.ts';
import { shareFollowUps } from './share-follow-ups.ts';
import { callForHelp } from './tell-of-backlog.ts';

const ok = { ok: true } as const;

/** Dated work, the attempts to reach a contact, and backlogs. `frozen`: a test clock holds time still. */
export function followUpBindings({ frozen }: { readonly frozen: boolean }): Binding[] {
  return [
    forMembers(contract.followUps, ({ ctx, query }) => viewFollowUps(ctx, query.whose, frozen)),
    forMembers(contract.backlog, ({ ctx }) => viewBacklog(ctx, frozen)),
    forMembers(contract.planFollowUp, async ({ ctx, params, body }) => {
      const { owner, me } = await lockWithRight(ctx, 'answer', params.id);
      const { forOwner, dueAt, ...rest } = body;
      const ownerId = forOwner && owner ? owner.id : me.id;
      return planFollowUp(ctx, { ...rest, requestId: params.id, ownerId, dueAt: fromIso(dueAt), step: null });
    }),
    forMembers(contract.shareFollowUps, async ({ ctx, body }) => ({
      handed: [...(await shareFollowUps(ctx, body))],
    })),
    forMembers(contract.callForHelp, async ({ ctx, member }) => ({
      ...ok,
      told: await callForHelp(ctx, member.userId, await overdueOf(ctx)),
    })),
    forMembers(contract.saveBacklogLimits, async ({ ctx, body }) => {
      await saveBacklogLimits(ctx, body);
      return ok;
    }),
    forMembers(contract.startPlan, ({ ctx, params }) => runPlan(ctx, params.id)),
    forMembers(contract.stopPlan, ({ ctx, params, body }) =>
      stopPlan(ctx, { ...body, requestId: params.id }),
    ),
    ...followUpActs,
  ];
}

/** What is done with one of them. */
const followUpActs: readonly Binding[] = [
  forMembers(contract.changeFollowUp, async ({ ctx, params, body }) => {
    await changeFollowUp(ctx, { ...body, id: params.id });
    return ok;
  }),
  forMembers(contract.moveFollowUp, ({ ctx, params, body }) =>
    moveFollowUp(ctx, { id: params.id, dueAt: fromIso(body.dueAt), askedByContact: body.askedByContact }),
  ),
  forMembers(contract.completeFollowUp, async ({ ctx, params, body }) => ({
    ...ok,
    ...(await completeFollowUp(ctx, { id: params.id, valueItem: body.valueItem })),
  })),
  forMembers(contract.cancelFollowUp, async ({ ctx, params, body }) => ({
    ...ok,
    ...(await cancelFollowUp(ctx, { id: params.id, reason: body.reason })),
  })),
  forMembers(contract.reopenFollowUp, async ({ ctx, params }) => {
    await reopenFollowUp(ctx, params.id);
    return ok;
  }),
];

async function overdueOf(ctx: Context): Promise<number> {
  const { rows } = await sql<{ overdue: number }>`
    select count(*)::int as overdue
    from follow_up f join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id
    where f.org_id = ${ctx.orgId} and f.owner_id = ${actingUser(ctx)} and ${isLive}
      and f.due_at < ${toIso(ctx.now)}::timestamptz`.execute(ctx.db);
  return rows[0]?.overdue ?? 0;
}
