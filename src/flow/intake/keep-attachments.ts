import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { ArrivalAttachment } from './arrival.ts';

const CHUNK_BYTES = 1_000_000;

/** Stores attachments by content in chunks of 1 MB; the same file sent twice is kept once. */
export async function keepAttachments(
  ctx: Context,
  messageId: string,
  attachments: readonly ArrivalAttachment[],
): Promise<void> {
  for (const { name, type, contentId, content } of attachments) {
    const sha256 = createHash('sha256').update(content).digest('hex');
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

/** Stores bytes under their own hash. */
export async function keepBlob(ctx: Context, sha256: string, content: Uint8Array): Promise<void> {
  for (let part = 0, from = 0; from < content.byteLength || part === 0; part += 1, from += CHUNK_BYTES) {
    const bytes = Buffer.from(content.subarray(from, from + CHUNK_BYTES));
    await sql`
      insert into blob_chunk (org_id, sha256, part, bytes) values (${ctx.orgId}, ${sha256}, ${part}, ${bytes})
      on conflict (org_id, sha256, part) do nothing`.execute(ctx.db);
  }
}

/** The content of a stored file, chunk by chunk. */
export async function* readBlob(ctx: Context, sha256: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const row = await ctx.db
      .selectFrom('blob_chunk')
      .select('bytes')
      .where('org_id', '=', ctx.orgId)
      .where('sha256', '=', sha256)
      .where('part', '=', part)
      .executeTakeFirst();
    if (!row) return;
    yield row.bytes;
  }
}
