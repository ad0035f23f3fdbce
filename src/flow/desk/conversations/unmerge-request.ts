import { sql } from 'kysely';
import { partFacts } from '../../../core/clock/part-facts.ts';
import { DomainError } from '../../../core/domain-error.ts';
import { DAY, type Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { actFact } from '../../clocks/act-fact.ts';
import { loadFacts } from '../../clocks/load-facts.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import { lockWithRight } from '../rights/request-rights.ts';
import { appendParted } from './append-parted.ts';
import type { MovedByMerge } from './moved-by-merge.ts';

interface Merge {
  readonly id: string;
  readonly kept_id: string;
  readonly merged_at: Instant;
  readonly moved: MovedByMerge;
}

/**
 * Takes a merge back within a day of it: the request that went has its messages, questions and work again and its clocks
 * run on from its own receipt; what has been answered meanwhile stays answered. What came in since stays where it is.
 * Throws `not_found` and `conflict`.
 */
export async function unmergeRequest(
  ctx: Context,
  goneId: string,
): Promise<{ requestId: string; keptId: string }> {
  await lockBoth(ctx, goneId);
  await lockWithRight(ctx, 'mark', goneId);
  const merge = await lastMerge(ctx, goneId);
  const { kept_id: keptId, moved } = merge;
  await refuseScattered(ctx, merge);
  const keys = await returnFacts(ctx, goneId, merge);
  await appendFacts(ctx, [
    actFact(ctx, keptId, {
      kind: 'request.split',
      key: newId(),
      data: { into: goneId, keys: [...moved.keys, ...keys] },
    }),
    actFact(ctx, goneId, {
      kind: 'request.parted',
      key: newId(),
      data: { from: keptId, key: `request.merged:${merge.id}` },
    }),
  ]);
  await returnRows(ctx, goneId, merge);
  await ctx.db
    .updateTable('request_merge')
    .set({ undone_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', merge.id)
    .execute();
  await refreshClocks(ctx, keptId);
  await refreshClocks(ctx, goneId);
  await announce(ctx, { requestIds: [keptId, goneId] });
  return { requestId: goneId, keptId };
}

/** Held in the order in which a merge holds them, so that neither waits for the other for ever. */
async function lockBoth(ctx: Context, goneId: string): Promise<void> {
  await sql`
    select from request r
    where r.org_id = ${ctx.orgId} and (r.id = ${goneId} or r.id = (
      select g.merged_into from request g where g.org_id = ${ctx.orgId} and g.id = ${goneId}))
    order by r.received_at, r.number for no key update`.execute(ctx.db);
}

/** The merge by which the request went. */
async function lastMerge(ctx: Context, goneId: string): Promise<Merge> {
  const merge = await ctx.db
    .selectFrom('request_merge as m')
    .innerJoin('request as r', (join) =>
      join.onRef('r.org_id', '=', 'm.org_id').onRef('r.id', '=', 'm.kept_id'),
    )
    .select(['m.id', 'm.kept_id', 'm.merged_at', 'm.moved', 'r.state', 'r.number'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.gone_id', '=', goneId)
    .where('m.undone_at', 'is', null)
    .orderBy('m.merged_at', 'desc')
    .forNoKeyUpdate('r')
    .executeTakeFirst();
  if (!merge) throw new DomainError('conflict', 'it has not been merged');
  if (ctx.now - merge.merged_at > DAY)
    throw new DomainError('conflict', 'a merge is taken back within a day; this one is older');
  if (merge.state === 'merged')
    throw new DomainError('conflict', `#${merge.number} went into another since; take that back first`);
  return { ...merge, moved: merge.moved as MovedByMerge };
}

/** Throws `conflict` when some of what went over has gone on into a request of its own. */
async function refuseScattered(ctx: Context, { kept_id, moved }: Merge): Promise<void> {
  const { rows } = await sql<{ scattered: boolean }>`
    select exists (select from message where org_id = ${ctx.orgId} and request_id <> ${kept_id}
      and id = any(${[...(moved.rows.message ?? [])]}::uuid[])) as scattered`.execute(ctx.db);
  if (rows[0]?.scattered)
    throw new DomainError(
      'conflict',
      'some of its messages went into another request since; they stay apart',
    );
}

/** What happened since to what went over counts on the request it goes back to. Answers with what counts there alone. */
async function returnFacts(ctx: Context, goneId: string, { id, kept_id, moved }: Merge): Promise<string[]> {
  const things = new Set(Object.values(moved.rows).flat());
  const questions = new Set(moved.rows.question ?? []);
  const known = new Set(moved.keys);
  const since = (await loadFacts(ctx, kept_id)).filter(({ sourceKey }) => !known.has(sourceKey));
  const parted = partFacts(since, { things, questions });
  await appendParted(ctx, { to: goneId, mark: `${id}<`, parted });
  return parted.filter(({ stays }) => !stays).map(({ fact }) => fact.sourceKey);
}

/** What hangs on messages or stands by itself goes back; a draft that was joined stays joined. */
async function returnRows(ctx: Context, goneId: string, { kept_id, moved }: Merge): Promise<void> {
  for (const [table, ids] of Object.entries(moved.rows))
    await sql`update ${sql.table(table)} set request_id = ${goneId}
      where org_id = ${ctx.orgId} and request_id = ${kept_id} and id = any(${[...ids]}::uuid[])`.execute(
      ctx.db,
    );
  await sql`update own_mail set request_id = ${goneId}
    where org_id = ${ctx.orgId} and message_id = any(${[...(moved.rows.message ?? [])]}::uuid[])`.execute(
    ctx.db,
  );
  const back = (ids: readonly string[], into: string | null) =>
    sql`update request set merged_into = ${into}::uuid
      where org_id = ${ctx.orgId} and id = any(${[...ids]}::uuid[])`.execute(ctx.db);
  await back([goneId], null);
  await back(moved.earlier, goneId);
  if (moved.before === null) return;
  await ctx.db
    .updateTable('request')
    .set({ contact_id: moved.before.contactId, conversation_id: moved.before.conversationId })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', kept_id)
    .execute();
}
