import { sql } from 'kysely';
import { DomainError } from '../../../core/domain-error.ts';
import { DAY } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { notFound } from '../../../platform/problem.ts';
import { lockContacts } from './load-contacts.ts';
import { type MovedContact, noteChange, write } from './merge-contacts.ts';

/**
 * They are two people after all, said within a day: what went over goes back, and what the one that stayed had taken over
 * leaves it. What came since stays where it is. Throws `not_found` and `conflict`.
 */
export async function undoContactMerge(ctx: Context, mergeId: string): Promise<void> {
  const merge = await lockMerge(ctx, mergeId);
  if (merge === null) return;
  const { gone_id: gone, kept_id: kept, moved } = merge;
  const { rows, earlier, filled } = moved;
  for (const [table, ids] of Object.entries(rows))
    await sql`update ${sql.table(table)} set contact_id = ${gone}
      where org_id = ${ctx.orgId} and contact_id = ${kept} and id = any(${[...ids]}::uuid[])`.execute(ctx.db);
  await giveBack(ctx, gone, kept, filled);
  await sql`update contact set merged_into = case when id = ${gone} then null else ${gone}::uuid end
    where org_id = ${ctx.orgId} and id = any(${[gone, ...earlier]}::uuid[])`.execute(ctx.db);
  await ctx.db
    .updateTable('contact_merge')
    .set({ undone_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', mergeId)
    .execute();
  await noteChange(ctx, { mergeId, from: kept, to: gone, requestIds: rows.request ?? [] });
}

/** The merge, with both contacts held. null: it has been taken back already. */
async function lockMerge(ctx: Context, mergeId: string) {
  const pair = await ctx.db
    .selectFrom('contact_merge')
    .select(['gone_id', 'kept_id'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', mergeId)
    .executeTakeFirst();
  if (!pair) throw notFound();
  await lockContacts(ctx, [pair.gone_id, pair.kept_id]);
  const row = await ctx.db
    .selectFrom('contact_merge as m')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'm.org_id').onRef('c.id', '=', 'm.kept_id'),
    )
    .select(['m.gone_id', 'm.kept_id', 'm.merged_at', 'm.moved', 'm.undone_at', 'c.merged_into', 'c.name'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.id', '=', mergeId)
    .executeTakeFirstOrThrow();
  if (row.undone_at !== null) return null;
  if (ctx.now - row.merged_at > DAY)
    throw new DomainError('conflict', 'it is taken back within a day; this one is older');
  if (row.merged_into !== null)
    throw new DomainError(
      'conflict',
      `${row.name} has gone into another contact since; take that back first`,
    );
  return { ...row, moved: row.moved as MovedContact };
}

/** Only what is still as it was taken over: a later word of somebody stays. */
async function giveBack(
  ctx: Context,
  gone: string,
  kept: string,
  filled: MovedContact['filled'],
): Promise<void> {
  const now = await ctx.db
    .selectFrom('contact')
    .select(['email', 'phone', 'company', 'zone', 'segment'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', kept)
    .executeTakeFirstOrThrow();
  const same = Object.entries(filled).filter(([name, value]) => now[name as keyof typeof now] === value);
  if (same.length === 0) return;
  await write(ctx, kept, Object.fromEntries(same.map(([name]) => [name, null])));
  const email = same.find(([name]) => name === 'email');
  if (email) await write(ctx, gone, { email: email[1] });
}
