import type { Instant } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { announce, appendFacts } from '../platform/ledger.ts';
import { refreshClocks } from './clocks/refresh-clocks.ts';

/**
 * A mail of ours came back: what it stopped is not stopped, the address is suspect, the writer sees it.
 * Returns false when the bounce names none of our mails.
 */
export async function recordBounce(
  ctx: Context,
  bounce: { of: string | null; permanent: boolean; reason: string; at: Instant },
): Promise<boolean> {
  if (!bounce.of || !bounce.permanent) return false;
  const message = await ctx.db
    .selectFrom('message as m')
    .innerJoin('request as r', (join) =>
      join.onRef('r.org_id', '=', 'm.org_id').onRef('r.id', '=', 'm.request_id'),
    )
    .select(['m.id', 'm.request_id', 'r.contact_id'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.direction', '=', 'out')
    .where('m.mail_id', '=', bounce.of)
    .executeTakeFirst();
  if (!message) return false;
  await ctx.db
    .updateTable('message')
    .set({ delivery: 'bounced', delivery_note: bounce.reason })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', message.id)
    .execute();
  await ctx.db
    .updateTable('contact')
    .set({ address_suspect: true })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', message.contact_id)
    .execute();
  await appendFacts(ctx, [
    {
      subjectKind: 'request',
      subjectId: message.request_id,
      kind: 'message.bounced',
      occurredAt: bounce.at,
      evidence: 'mailbox',
      sourceKey: `bounced:${message.id}`,
      data: { messageId: message.id },
    },
  ]);
  await refreshClocks(ctx, message.request_id);
  await announce(ctx, { requestIds: [message.request_id] });
  return true;
}
