import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from './context.ts';

const CHUNK_BYTES = 1_000_000;

/** What bytes are stored under: SHA-256 of them in hex. */
export function blobHash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Stores bytes under their own hash in chunks of 1 MB; the same bytes are kept once. */
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

/** The content of a stored file at once. */
export async function wholeBlob(ctx: Context, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readBlob(ctx, sha256)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
