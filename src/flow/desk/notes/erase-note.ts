import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';

/** The timer by which the words of a deleted note go for good. */
export const ERASE_TIMER = 'erase_note';

/** Erases a deleted note once its deletion can no longer be taken back. */
export async function eraseLater(ctx: Context, noteId: string, dueAt: Instant): Promise<void> {
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: ERASE_TIMER, subject_id: noteId, due_at: at(dueAt) })
    .execute();
}

/** The deletion was taken back. */
export async function keepAfterAll(ctx: Context, noteId: string): Promise<void> {
  await ctx.db
    .deleteFrom('timer')
    .where('org_id', '=', ctx.orgId)
    .where('kind', '=', ERASE_TIMER)
    .where('subject_id', '=', noteId)
    .execute();
}

/** What was deleted is gone, words and mentions. */
export async function eraseNote(ctx: Context, noteId: string): Promise<void> {
  await ctx.db
    .deleteFrom('note_mention')
    .where('org_id', '=', ctx.orgId)
    .where('note_id', '=', noteId)
    .execute();
  await ctx.db
    .deleteFrom('note')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', noteId)
    .where('deleted_at', 'is not', null)
    .execute();
}
