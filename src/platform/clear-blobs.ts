import { sql } from 'kysely';
import type { Context } from './context.ts';

/** Removes the bytes under these hashes that no file of the organisation has any more. */
export async function clearBlobs(ctx: Context, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  // Nobody stores the same bytes meanwhile: whoever keeps a file writes to the table that is locked here.
  await sql`lock table blob_chunk in share row exclusive mode`.execute(ctx.db);
  for (const sha256 of new Set(hashes))
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
