import { sql } from 'kysely';
import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';

/**
 * Throws DomainError `conflict` at `/name` when another one is called the same, whatever its case. Saves of the same
 * kind of thing wait for each other.
 */
export async function refuseSameName(
  ctx: Context,
  table: 'skill' | 'team' | 'department' | 'desk',
  { id, name, kind = null }: { id: string; name: string; kind?: string | null },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.orgId}:${table}`}, 2))`.execute(ctx.db);
  const sameKind = kind === null ? sql`` : sql`and kind = ${kind}`;
  const { rows } = await sql`
    select from ${sql.table(table)}
    where org_id = ${ctx.orgId} and lower(name) = lower(${name}) and id <> ${id} ${sameKind} limit 1`.execute(
    ctx.db,
  );
  if (rows.length > 0) throw new DomainError('conflict', `“${name}” stands here already`, '/name');
}
