import { sql } from 'kysely';
import { DomainError } from '../../core/domain-error.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { notFound } from '../../platform/problem.ts';
import { actFact } from '../clocks/act-fact.ts';

/** How a holder shows that they have it: takes it, says so, begins to write, or calls. */
export type TouchedBy = 'accepted' | 'claimed' | 'began to write' | 'called';

/** The acting member says "I have it". Throws `not_found`, and `conflict` by name when somebody else holds it. */
export async function acceptRequest(ctx: Context, requestId: string): Promise<void> {
  const request = await ctx.db
    .selectFrom('request as r')
    .leftJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'r.org_id').onRef('m.user_id', '=', 'r.owner_id'),
    )
    .select(['r.owner_id', 'm.name'])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .forNoKeyUpdate('r')
    .executeTakeFirst();
  if (!request) throw notFound();
  if (request.owner_id !== actingUser(ctx)) {
    throw new DomainError('conflict', `${request.name ?? 'Nobody'} has it now; claim it first`);
  }
  await touchRequest(ctx, requestId, 'accepted');
}

/**
 * Notes that the holder has touched the item (R4), once for each holding; nothing happens when somebody else, or
 * nobody, holds it.
 */
export async function touchRequest(ctx: Context, requestId: string, how: TouchedBy): Promise<void> {
  const holding = await untouchedHolding(ctx, requestId);
  if (holding === null) return;
  const data = { userId: actingUser(ctx), how };
  await appendFacts(ctx, [actFact(ctx, requestId, { kind: 'assignment.touched', key: holding, data })]);
  await announce(ctx, { requestIds: [requestId] });
}

/** The fact that gave the request to the acting member, when they hold it and have not said so yet. */
async function untouchedHolding(ctx: Context, requestId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select a.id from request r
    cross join lateral (
      select f.id from fact f
      where f.org_id = ${ctx.orgId} and f.subject_id = r.id and f.kind = 'assignment.made'
        and f.data ->> 'userId' = r.owner_id::text
      order by f.occurred_at desc, f.xid desc limit 1) a
    where r.org_id = ${ctx.orgId} and r.id = ${requestId} and r.owner_id = ${actingUser(ctx)}
      and not exists (
        select from fact t where t.org_id = ${ctx.orgId} and t.source_key = 'assignment.touched:' || a.id::text)`.execute(
    ctx.db,
  );
  return rows[0]?.id ?? null;
}
