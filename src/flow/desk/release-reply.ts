import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/ledger.ts';
import { recordUses } from '../library/record-uses.ts';
import { offerToOutbox } from './offer-to-outbox.ts';
import { asDraft, type Draft } from './save-draft.ts';

/** The timer that gives a held reply to the outbox when it can no longer be taken back; its subject is the message. */
export const RELEASE_TIMER = 'release_reply';

/** A held reply goes out now: from here on nothing takes it back. Nothing happens when it is not held any more. */
export async function releaseReply(ctx: Context, messageId: string): Promise<void> {
  const held = await ctx.db
    .selectFrom('message')
    .select(['request_id', 'taken_from'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .where('delivery', '=', 'queued')
    .where('held_until', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (!held) return;
  await ctx.db
    .updateTable('message')
    .set({ held_until: null, taken_from: null })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .execute();
  await letGo(ctx, { messageId, requestId: held.request_id, draft: asDraft(held.taken_from) });
  await announce(ctx, { requestIds: [held.request_id] });
}

/** Puts a reply into the outbox for good: its files are the mail's now, its library items have been used. */
export async function letGo(
  ctx: Context,
  { messageId, requestId, draft }: { messageId: string; requestId: string; draft: Draft },
): Promise<void> {
  if (draft.files.length > 0)
    await ctx.db
      .deleteFrom('upload')
      .where('org_id', '=', ctx.orgId)
      .where('id', 'in', draft.files)
      .execute();
  if (draft.assets.length > 0) await recordUses(ctx, { messageId, requestId, versionIds: draft.assets });
  await offerToOutbox(ctx, messageId);
}
