import { sql } from 'kysely';
import type { PartedFact } from '../../../core/clock/part-facts.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { changeLoad } from '../../clocks/refresh-clocks.ts';
import type { Leaver } from './split-leavers.ts';

interface Opening {
  readonly requestId: string;
  readonly messages: readonly Leaver[];
  readonly opened: readonly [PartedFact, ...PartedFact[]];
  readonly ownerId: string | null;
}

/**
 * A request and a conversation for what leaves another, of the same contact, on the same desk, with the same owner; its
 * messages and questions move there. An answer to one of them finds it by its thread.
 */
export async function openSplit(ctx: Context, opening: Opening): Promise<{ id: string; number: number }> {
  const [id, conversationId] = [newId(), newId()];
  await openConversation(ctx, opening, conversationId);
  const { requestId, messages, opened, ownerId } = opening;
  const { fact } = opened[0];
  const first = messages.find(({ direction }) => direction === 'in');
  const kind = kindOf(opened);
  const { rows } = await sql<{ number: number }>`
    insert into request (org_id, id, conversation_id, contact_id, desk_id, kind, channel, source, subject, state,
      owner_id, received_at, logged_at, entered_by, split_from, buying_stage)
    select org_id, ${id}, ${conversationId}, contact_id, desk_id, ${kind}, ${first?.channel},
      source, ${first?.subject || ''}, 'received', ${ownerId}::uuid, ${at(fact.occurredAt)}, ${at(fact.recordedAt)},
      ${first?.enteredBy ?? null}::uuid, id, buying_stage
    from request where org_id = ${ctx.orgId} and id = ${requestId}
    returning number`.execute(ctx.db);
  if (ownerId) await changeLoad(ctx, ownerId, 1);
  await moveMessages(ctx, messages, { id, conversationId });
  await moveQuestions(ctx, opened, id);
  return { id, number: rows[0]?.number ?? 0 };
}

function kindOf([{ fact }, ...rest]: Opening['opened']): string {
  if (rest.some((one) => one.fact.kind === 'quote.requested')) return 'quote';
  return fact.kind === 'request.received' && fact.data.lead ? 'lead' : 'question';
}

async function openConversation(
  ctx: Context,
  { requestId, messages }: Opening,
  conversationId: string,
): Promise<void> {
  const first = messages.find(({ direction }) => direction === 'in');
  // The random part of the id, as of every conversation.
  const token = conversationId.replaceAll('-', '').slice(12);
  await sql`
    insert into conversation (org_id, id, contact_id, subject, channel, mailbox_id, reply_token)
    select v.org_id, ${conversationId}, r.contact_id, ${first?.subject ?? ''}, ${first?.channel ?? 'email'},
      v.mailbox_id, ${token}
    from request r join conversation v on v.org_id = ${ctx.orgId} and v.id = r.conversation_id
    where r.org_id = ${ctx.orgId} and r.id = ${requestId}`.execute(ctx.db);
}

async function moveMessages(
  ctx: Context,
  messages: readonly Leaver[],
  to: { readonly id: string; readonly conversationId: string },
): Promise<void> {
  const ids = messages.map(({ id }) => id);
  await ctx.db
    .updateTable('message')
    .set({ request_id: to.id, conversation_id: to.conversationId })
    .where('org_id', '=', ctx.orgId)
    .where('id', 'in', ids)
    .execute();
  await ctx.db
    .updateTable('own_mail')
    .set({ request_id: to.id })
    .where('org_id', '=', ctx.orgId)
    .where('message_id', 'in', ids)
    .execute();
}

async function moveQuestions(ctx: Context, opened: readonly PartedFact[], id: string): Promise<void> {
  const ids = opened.flatMap(({ fact }) =>
    fact.kind === 'request.received' || fact.kind === 'message.in' ? fact.data.questionIds : [],
  );
  if (ids.length === 0) return;
  await ctx.db
    .updateTable('question')
    .set({ request_id: id })
    .where('org_id', '=', ctx.orgId)
    .where('id', 'in', ids)
    .execute();
}
