import { sql } from 'kysely';
import { DAY, type Instant } from '../../core/time/instant.ts';
import { clearBlobs } from '../../platform/clear-blobs.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';

/** The timer that looks for files that were handed in for an item that was never saved; its subject is the organisation. */
export const CLEAR_FILES_TIMER = 'clear_library_files';

/**
 * Removes what was handed in a day ago or longer and is in no version of an item. Returns when to look again: a day after
 * the next one was handed in; null when none waits.
 */
export async function clearLibraryFiles(ctx: Context): Promise<Instant | null> {
  const unsaved = sql`f.org_id = ${ctx.orgId} and not exists (
    select from library_version v where v.org_id = ${ctx.orgId} and v.file_id = f.id)`;
  const cleared = await sql<{ sha256: string }>`
    delete from library_file f where ${unsaved} and f.added_at <= ${at(ctx.now - DAY)}
    returning f.sha256`.execute(ctx.db);
  await clearBlobs(
    ctx,
    cleared.rows.map(({ sha256 }) => sha256),
  );
  const { rows } = await sql<{ first: Instant | null }>`
    select min(f.added_at) as first from library_file f where ${unsaved}`.execute(ctx.db);
  const first = rows[0]?.first ?? null;
  return first === null ? null : first + DAY;
}

/** Sees to it that files are looked for a day from now at the latest. */
export async function setClearTimer(ctx: Context): Promise<void> {
  await ctx.db
    .insertInto('timer')
    .values({
      org_id: ctx.orgId,
      kind: CLEAR_FILES_TIMER,
      subject_id: ctx.orgId,
      due_at: at(ctx.now + DAY),
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'kind', 'subject_id']).doNothing())
    .execute();
}
