import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';

export interface FoundConversation {
  readonly conversationId: string;
  readonly requestId: string;
}

/**
 * The conversation a reply token or a Message-ID names, with its newest request; whoever asks checks the sender. The
 * message that is answered (nearest first in `messageIds`) outranks the token: it may have been split off since.
 */
export async function conversationOf(
  ctx: Context,
  keys: { replyToken: string | null; messageIds: readonly string[] },
): Promise<FoundConversation | null> {
  const { rows } = await sql<{ conversation_id: string; request_id: string }>`
    select c.id as conversation_id, r.id as request_id
    from conversation c
    join request o on o.org_id = c.org_id and o.conversation_id = c.id
    join request r on r.org_id = o.org_id and r.id = coalesce(o.merged_into, o.id)
    where c.org_id = ${ctx.orgId} and (c.reply_token = ${keys.replyToken} or c.id in (
      select m.conversation_id from message m
      where m.org_id = ${ctx.orgId} and m.mail_id = any(${[...keys.messageIds]}::text[])))
    order by (
      select m.conversation_id = c.id from message m
      where m.org_id = ${ctx.orgId} and m.mail_id = ${keys.messageIds[0] ?? ''}
      order by m.conversation_id = c.id desc limit 1) desc nulls last, (c.reply_token = ${keys.replyToken ?? ''}) desc, r.received_at desc limit 1`.execute(
    ctx.db,
  );
  const row = rows[0];
  return row ? { conversationId: row.conversation_id, requestId: row.request_id } : null;
}
