import { DomainError } from '../../../core/domain-error.ts';
import { MINUTE } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { lockWithRight } from '../rights/request-rights.ts';
import { eraseLater, keepAfterAll } from './erase-note.ts';
import { checkMentions, keepMentions } from './mentions.ts';

/** How long its author may change or delete a note, and take the deletion back. */
export const CHANGE_FOR = 15 * MINUTE;

interface Words {
  readonly text: string;
  readonly mentions: readonly string[];
}

/**
 * A note on a request that only colleagues see; whoever reads the request may write one. It is no message, stops no clock
 * and is no touch of its holder (R4): words to a colleague do nothing for the contact. Answers with its id. Throws
 * `not_found`, and `invalid` for a mention of somebody who can't read it.
 */
export async function writeNote(
  ctx: Context,
  input: Words & { readonly requestId: string },
): Promise<{ id: string }> {
  const { requestId, text, mentions } = input;
  await lockWithRight(ctx, 'read', requestId);
  const people = await checkMentions(ctx, text, mentions);
  const id = newId();
  await ctx.db
    .insertInto('note')
    .values({
      org_id: ctx.orgId,
      id,
      request_id: requestId,
      kind: 'note',
      author_id: actingUser(ctx),
      at: at(ctx.now),
      text,
    })
    .execute();
  await keepMentions(ctx, { noteId: id, requestId, people });
  await announce(ctx, { requestIds: [requestId] });
  return { id };
}

/** Changes one's own note within 15 minutes of writing it; who is mentioned only now is told. Throws as `writeNote`, and `conflict`. */
export async function changeNote(ctx: Context, input: Words & { readonly noteId: string }): Promise<void> {
  const { noteId, text, mentions } = input;
  const note = await lockOwn(ctx, noteId);
  refuseLate(ctx, note.deleted_at === null ? note.at : 0);
  const people = await checkMentions(ctx, text, mentions);
  await set(ctx, noteId, { text, edited_at: at(ctx.now) });
  await keepMentions(ctx, { noteId, requestId: note.request_id, people });
  await announce(ctx, { requestIds: [note.request_id] });
}

/** Deletes one's own note within 15 minutes of writing it; its words are erased when that can't be undone any more. Throws `not_found` and `conflict`. */
export async function deleteNote(ctx: Context, noteId: string): Promise<void> {
  const note = await lockOwn(ctx, noteId);
  if (note.deleted_at !== null) return;
  refuseLate(ctx, note.at);
  await set(ctx, noteId, { deleted_at: at(ctx.now) });
  await eraseLater(ctx, noteId, ctx.now + CHANGE_FOR + 1);
  await announce(ctx, { requestIds: [note.request_id] });
}

/** Brings one's own note back within 15 minutes of its deletion. Throws `not_found` and `conflict`. */
export async function restoreNote(ctx: Context, noteId: string): Promise<void> {
  const note = await lockOwn(ctx, noteId);
  if (note.deleted_at === null) return;
  refuseLate(ctx, note.deleted_at);
  await set(ctx, noteId, { deleted_at: null });
  await keepAfterAll(ctx, noteId);
  await announce(ctx, { requestIds: [note.request_id] });
}

/** Another's note answers as if it were not there. What is said on handing over stays as it was said. */
async function lockOwn(ctx: Context, noteId: string) {
  const note = await ctx.db
    .selectFrom('note')
    .select(['request_id', 'at', 'deleted_at'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', noteId)
    .where('author_id', '=', actingUser(ctx))
    .where('kind', '=', 'note')
    .forUpdate()
    .executeTakeFirst();
  if (!note) throw notFound();
  return note;
}

function refuseLate(ctx: Context, since: number): void {
  if (ctx.now - since > CHANGE_FOR)
    throw new DomainError('conflict', 'a note is changed for 15 minutes; write another one');
}

async function set(
  ctx: Context,
  noteId: string,
  values: { text?: string; edited_at?: ReturnType<typeof at>; deleted_at?: ReturnType<typeof at> | null },
): Promise<void> {
  await ctx.db
    .updateTable('note')
    .set(values)
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', noteId)
    .execute();
}
