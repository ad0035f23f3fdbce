import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { keepBlob, readBlob } from '../../platform/keep-blob.ts';
import { announce } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import type { Arrival } from './arrival.ts';

export interface Verdict {
  readonly reason: string;
  readonly evidence: readonly string[];
}

interface KeptAttachment {
  name: string;
  type: string;
  contentId: string | null;
  sha256: string;
}

type KeptArrival = Omit<Arrival, 'attachments'> & { attachments: KeptAttachment[] };

/** Keeps what opens no request, whole and with its reason, so that a person can let it in with its true receipt time. */
export async function fileFiltered(ctx: Context, arrival: Arrival, verdict: Verdict): Promise<void> {
  const attachments: KeptAttachment[] = [];
  for (const { name, type, contentId, content } of arrival.attachments) {
    const sha256 = createHash('sha256').update(content).digest('hex');
    await keepBlob(ctx, sha256, content);
    attachments.push({ name, type, contentId, sha256 });
  }
  const row = {
    org_id: ctx.orgId,
    id: newId(),
    source_key: arrival.sourceKey,
    channel: arrival.channel,
    received_at: toIso(arrival.receivedAt),
    from_text: [arrival.contact.name, arrival.contact.email].filter(Boolean).join(' · '),
    subject: arrival.subject,
    excerpt: arrival.text.slice(0, 300),
    reason: verdict.reason,
    evidence: verdict.evidence,
    arrival: { ...arrival, attachments },
  };
  await insertRows(
    ctx,
    'filtered',
    Object.keys(row),
    [row],
    sql`on conflict (org_id, source_key) do nothing`,
  );
  await announce(ctx, { topics: ['filtered'] });
}

/** The arrival as it was kept, with its files. */
export async function restoreArrival(ctx: Context, kept: unknown): Promise<Arrival> {
  const { attachments, ...arrival } = kept as KeptArrival;
  const files = [];
  for (const { sha256, ...file } of attachments) {
    const chunks: Buffer[] = [];
    for await (const chunk of readBlob(ctx, sha256)) chunks.push(chunk);
    files.push({ ...file, content: Buffer.concat(chunks) });
  }
  return { ...arrival, attachments: files };
}
