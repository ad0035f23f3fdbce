import { DomainError } from '../../../core/domain-error.ts';
import { openStates } from '../../../core/request/request-state.ts';
import { type Instant, MINUTE, toIso } from '../../../core/time/instant.ts';
import { compiledHours } from '../../../people/calendars/compiled-hours.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { actFact } from '../../clocks/act-fact.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import { loadTerms } from '../../clocks/terms.ts';
import { lockWithRight } from '../rights/request-rights.ts';

/**
 * Says openly that necessary work is being done: C15 pauses, and the time is none that we insert (M-17). Throws
 * `not_found`, `conflict` where nothing waits on us, and `invalid` at `/minutes` beyond a business day.
 */
export async function declareWork(
  ctx: Context,
  input: { readonly requestId: string; readonly what: string; readonly minutes: number },
): Promise<{ id: string; until: string }> {
  const { requestId, what, minutes } = input;
  const { state, deskId } = await lockWithRight(ctx, 'answer', requestId);
  if (!openStates.includes(state)) throw new DomainError('conflict', 'nothing waits on us here');
  const until = await endOf(ctx, deskId, minutes);
  const id = newId();
  await ctx.db
    .insertInto('declared_work')
    .values({
      org_id: ctx.orgId,
      id,
      request_id: requestId,
      what,
      until: at(until),
      declared_by: actingUser(ctx),
      declared_at: at(ctx.now),
      ended_at: null,
    })
    .execute();
  await record(ctx, requestId, { kind: 'work.declared', key: id, data: { until } });
  return { id, until: toIso(until) };
}

async function endOf(ctx: Context, deskId: string, minutes: number): Promise<Instant> {
  const hours = compiledHours((await loadTerms(ctx)).deskAt(deskId, ctx.now).spec);
  const until = hours.add(ctx.now, minutes * MINUTE);
  if (until > hours.addBusinessDays(ctx.now, 1))
    throw new DomainError('invalid', 'a business day at most: tell the contact a date instead', '/minutes');
  return until;
}

/** It is done, or was declared by mistake. Ended twice is ended once. Throws `not_found`. */
export async function endWork(ctx: Context, id: string): Promise<void> {
  const work = await ctx.db
    .selectFrom('declared_work')
    .select(['request_id', 'until', 'ended_at'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!work) throw notFound();
  await lockWithRight(ctx, 'answer', work.request_id);
  const ended = await ctx.db
    .updateTable('declared_work')
    .set({ ended_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('until', '>', at(ctx.now))
    .executeTakeFirst();
  if (Number(ended.numUpdatedRows) === 0) return;
  await record(ctx, work.request_id, { kind: 'ball.ours', key: id, data: {} });
}

async function record(
  ctx: Context,
  requestId: string,
  act: { readonly kind: string; readonly key: string; readonly data: object },
): Promise<void> {
  await appendFacts(ctx, [actFact(ctx, requestId, act)]);
  await refreshClocks(ctx, requestId);
  await announce(ctx, { requestIds: [requestId] });
}
