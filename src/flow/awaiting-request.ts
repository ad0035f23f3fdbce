import { sql } from 'kysely';
import type { ParsedMail } from '../channels/email/parsed-mail.ts';
import { openStates } from '../core/request/request-state.ts';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import type { FoundConversation } from './intake/conversation-of.ts';

/**
 * The one request on which a recipient of a mail waits for us, or null when there is none or more than one. For mail
 * that is surely ours and names no conversation: who came by a form has no mail that could be answered.
 * @param at when the mail was sent
 */
export async function awaitingRequest(
  ctx: Context,
  mail: Pick<ParsedMail, 'to'>,
  at: Instant,
): Promise<FoundConversation | null> {
  const to = mail.to.map(({ address }) => address);
  const { rows } = await sql<{ conversation_id: string; request_id: string }>`
    select r.conversation_id, r.id as request_id from request r
    join contact c on c.org_id = r.org_id and r.contact_id in (c.id, c.merged_into)
    where r.org_id = ${ctx.orgId} and c.email = any(${to}::text[]) and r.state = any(${[...openStates]}::text[])
      and r.received_at <= ${toIso(at)}::timestamptz
    limit 2`.execute(ctx.db);
  const [row] = rows;
  return row && rows.length === 1 ? { conversationId: row.conversation_id, requestId: row.request_id } : null;
}
