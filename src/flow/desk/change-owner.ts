import { DomainError } from '../../core/domain-error.ts';
import { openStates } from '../../core/request/request-state.ts';
import type { Context } from '../../platform/context.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import { changeLoad, refreshClocks } from '../clocks/refresh-clocks.ts';
import { touchRequest } from './touch-request.ts';

/**
 * Gives a request to a person, who took it or gets it back. `expected` is the owner the actor saw: when somebody
 * else was faster it is refused by name. Who takes it has touched it (R4). Contact-facing clocks run on.
 */
export async function changeOwner(
  ctx: Context,
  input: { requestId: string; to: string | null; expected: string | null; reason: string },
): Promise<void> {
  const request = await ctx.db
    .selectFrom('request as r')
    .leftJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'r.org_id').onRef('m.user_id', '=', 'r.owner_id'),
    )
    .select(['r.owner_id', 'r.state', 'm.name'])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', input.requestId)
    .forNoKeyUpdate('r')
    .executeTakeFirst();
  if (!request) throw notFound();
  if (request.owner_id === input.to) return;
  if (request.owner_id !== input.expected) {
    throw new DomainError('conflict', `${request.name ?? 'Nobody'} has it now`);
  }
  if (input.to) await refuseStranger(ctx, input.to);
  await endAssignment(ctx, input.requestId, request.owner_id);
  await ctx.db
    .updateTable('request')
    .set({ owner_id: input.to })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', input.requestId)
    .execute();
  if (input.to) await beginAssignment(ctx, input.requestId, input.to, input.reason);
  if (ctx.actor.kind === 'user' && ctx.actor.userId === input.to) {
    await touchRequest(ctx, input.requestId, 'claimed');
  }
  if ((openStates as readonly string[]).includes(request.state)) {
    if (request.owner_id) await changeLoad(ctx, request.owner_id, -1);
    if (input.to) await changeLoad(ctx, input.to, 1);
  }
  await refreshClocks(ctx, input.requestId);
  await announce(ctx, { requestIds: [input.requestId] });
}

async function refuseStranger(ctx: Context, userId: string): Promise<void> {
  const member = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!member) throw new DomainError('invalid', 'nobody here has this id', '/to');
}

async function endAssignment(ctx: Context, requestId: string, userId: string | null): Promise<void> {
  if (!userId) return;
  await appendFacts(ctx, [
    {
      subjectKind: 'request',
      subjectId: requestId,
      kind: 'assignment.ended',
      occurredAt: ctx.now,
      evidence: 'server',
      sourceKey: `ended:${newId()}`,
      data: { userId, state: 'handed_off' },
    },
  ]);
}

async function beginAssignment(
  ctx: Context,
  requestId: string,
  userId: string,
  reason: string,
): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'request',
      subjectId: requestId,
      kind: 'assignment.made',
      occurredAt: ctx.now,
      evidence: 'server',
      sourceKey: `assigned:${newId()}`,
      // Whoever presses "take it" is at work, whatever the roster says.
      data: { userId, onDuty: true, reason },
    },
  ]);
}
