import { sql } from 'kysely';
import { DAY, type Instant } from '../../../core/time/instant.ts';
import { clearBlobs } from '../../../platform/clear-blobs.ts';
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
  await clearBlobs(
    ctx,
    cleared.rows.map(({ sha256 }) => sha256),
  );
  const { left } = await ctx.db
    .selectFrom('upload')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('org_id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return left === 0 ? null : ctx.now + DAY;
}
