import type { Context } from '../../platform/context.ts';
import { blobHash, keepBlob } from '../../platform/keep-blob.ts';
import { newId } from '../../platform/new-id.ts';
import type { ArrivalAttachment } from './arrival.ts';

/** Stores attachments by content; the same file sent twice is kept once. */
export async function keepAttachments(
  ctx: Context,
  messageId: string,
  attachments: readonly ArrivalAttachment[],
): Promise<void> {
  for (const { name, type, contentId, content } of attachments) {
    const sha256 = blobHash(content);
    await keepBlob(ctx, sha256, content);
    await ctx.db
      .insertInto('attachment')
      .values({
        org_id: ctx.orgId,
        id: newId(),
        message_id: messageId,
        name,
        type,
        bytes: content.byteLength,
        sha256,
        content_id: contentId,
      })
      .execute();
  }
}
