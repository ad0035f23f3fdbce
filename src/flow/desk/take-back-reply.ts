import { DomainError } from '../../core/domain-error.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { announce } from '../../platform/ledger.ts';
import { notFound } from '../../platform/problem.ts';
import { RELEASE_TIMER } from './release-reply.ts';
import { asDraft, asOlder, type Draft, isWithin, loadDraft, writeDraft } from './save-draft.ts';

/**
 * Takes a reply back that is still held: nothing leaves, and it is a draft again with everything it had. Only its writer
 * may. Throws `not_found`, and `conflict` once it is with the outbox.
 */
export async function takeBackReply(ctx: Context, messageId: string): Promise<{ requestId: string }> {
  const own = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .where('direction', '=', 'out')
    .where('author_id', '=', actingUser(ctx))
    .executeTakeFirst();
  if (!own) throw notFound();
  await stopTimer(ctx, messageId);
  await ctx.db
    .deleteFrom('attachment')
    .where('org_id', '=', ctx.orgId)
    .where('message_id', '=', messageId)
    .execute();
  const { request_id, taken_from } = await ctx.db
    .deleteFrom('message')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .returning(['request_id', 'taken_from'])
    .executeTakeFirstOrThrow();
  await restoreDraft(ctx, request_id, asDraft(taken_from));
  await announce(ctx, { requestIds: [request_id] });
  return { requestId: request_id };
}

/** Whoever has the timer's row decides: the outbox when it fires, the writer when they take it away. */
async function stopTimer(ctx: Context, messageId: string): Promise<void> {
  const stopped = await ctx.db
    .deleteFrom('timer')
    .where('org_id', '=', ctx.orgId)
    .where('kind', '=', RELEASE_TIMER)
    .where('subject_id', '=', messageId)
    .executeTakeFirst();
  if (Number(stopped.numDeletedRows) === 0)
    throw new DomainError('conflict', 'it is out by now; what was sent can’t be taken back');
}

/** What was begun since is kept beside it. */
async function restoreDraft(ctx: Context, requestId: string, body: Draft): Promise<void> {
  const stored = await loadDraft(ctx, requestId);
  const beside = stored && !isWithin(stored.body, body) ? asOlder(stored) : (stored?.older ?? null);
  const version = Math.max(ctx.now, (stored?.version ?? 0) + 1);
  await writeDraft(ctx, requestId, { body, version, older: beside });
}
