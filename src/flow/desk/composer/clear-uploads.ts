import { sql } from 'kysely';
import { DAY, type Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';

/**
 * Removes what was taken in for a reply a day ago or longer and is in no draft and no reply that can still be taken back.
 * Returns when to look again; null when nothing waits. The bytes go when nothing else has the same ones.
 */
export async function clearUploads(ctx: Context): Promise<Instant | null> {
  const cleared = await sql<{ sha256: string }>`
    delete from upload u
    where u.org_id = ${ctx.orgId} and u.at <= ${at(ctx.now - DAY)}
      and not exists (
        select from draft d where d.org_id = ${ctx.orgId} and d.user_id = u.user_id
          and (d.body -> 'files' ? u.id::text or coalesce(d.older -> 'files' ? u.id::text, false)))
      and not exists (
        select from message m where m.org_id = ${ctx.orgId} and m.delivery = 'queued'
          and m.held_until is not null and m.taken_from -> 'files' ? u.id::text)
    returning u.sha256`.execute(ctx.db);
  await clearBytes(ctx, [...new Set(cleared.rows.map(({ sha256 }) => sha256))]);
  const { left } = await ctx.db
    .selectFrom('upload')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('org_id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return left === 0 ? null : ctx.now + DAY;
}

/** Nobody stores the same bytes meanwhile: whoever keeps a file writes to the table that is locked here. */
async function clearBytes(ctx: Context, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await sql`lock table blob_chunk in share row exclusive mode`.execute(ctx.db);
  for (const sha256 of hashes)
    await sql`
      delete from blob_chunk b
      where b.org_id = ${ctx.orgId} and b.sha256 = ${sha256}
        and not exists (select from upload u where u.org_id = ${ctx.orgId} and u.sha256 = ${sha256})
        and not exists (select from attachment a where a.org_id = ${ctx.orgId} and a.sha256 = ${sha256})
        and not exists (select from library_file l where l.org_id = ${ctx.orgId} and l.sha256 = ${sha256})
        and not exists (
          select from filtered f where f.org_id = ${ctx.orgId}
            and strpos(f.arrival::text, ${sha256}) > 0)`.execute(ctx.db);
}
