import type { z } from 'zod';
import { fromIso, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import type { listFiltered } from './contract.ts';

const PAGE = 50;

/**
 * What opened no request, newest first, with its reason. A page ends between two instants, so that nothing falls
 * between pages: it holds more than its measure when many came at once.
 * @param mayRelease the reader answers contacts
 */
export async function viewFiltered(
  ctx: Context,
  before: string | undefined,
  mayRelease: boolean,
): Promise<z.input<typeof listFiltered.response>> {
  let query = ctx.db
    .selectFrom('filtered')
    .select([
      'id',
      'channel',
      'received_at',
      'from_text',
      'subject',
      'excerpt',
      'reason',
      'evidence',
      'request_id',
      'released_at',
    ])
    .where('org_id', '=', ctx.orgId)
    .orderBy('received_at', 'desc')
    .fetch(PAGE, 'with ties');
  if (before) query = query.where('received_at', '<', at(fromIso(before)));
  const rows = await query.execute();
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      id: row.id,
      channel: row.channel as 'email' | 'webform',
      receivedAt: toIso(row.received_at),
      from: row.from_text,
      subject: row.subject,
      excerpt: row.excerpt,
      reason: row.reason,
      evidence: row.evidence,
      state: row.released_at === null ? 'filtered' : 'released',
      requestId: row.request_id,
      can: row.released_at === null && mayRelease ? ['release'] : [],
    })),
    next: rows.length >= PAGE && last ? toIso(last.received_at) : null,
  };
}
