import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import type { Admitted, Arrival } from './arrival.ts';
import { keepAttachments } from './keep-attachments.ts';
import { inboundMessageRow, messageColumns, questionColumns, questionRows } from './new-request.ts';

/** The newest request of a conversation that may take another message of its contact. */
export interface OpenThread {
  readonly conversationId: string;
  readonly requestId: string;
  readonly questions: number;
}

/**
 * Finds the conversation an arrival continues, with the request it went into where it was merged. Threading headers can
 * be forged, so it counts only when the sender is the conversation's own contact, by any address of theirs; otherwise the
 * arrival opens a request of its own. The message it answers comes before all others: one that was split off leads to
 * where it went.
 */
export async function findThread(ctx: Context, arrival: Arrival): Promise<OpenThread | null> {
  if (arrival.conversationId === null && arrival.mailReferences.length === 0) return null;
  const { rows } = await sql<{ conversation_id: string; request_id: string; questions: number }>`
    select c.id as conversation_id, r.id as request_id,
      (select count(*)::int from question q where q.org_id = r.org_id and q.request_id = r.id) as questions
    from conversation c
    join contact p on p.org_id = c.org_id and coalesce(p.merged_into, p.id) = c.contact_id
    join request o on o.org_id = c.org_id and o.conversation_id = c.id
    join request r on r.org_id = o.org_id and r.id = coalesce(o.merged_into, o.id)
    where c.org_id = ${ctx.orgId} and p.email = ${arrival.contact.email}
      and r.state not in ('merged', 'not_a_request')
      and (c.id = ${arrival.conversationId}::uuid or c.id in (
        select m.conversation_id from message m
        where m.org_id = ${ctx.orgId} and m.mail_id = any(${[...arrival.mailReferences]}::text[])))
    order by (
      select m.conversation_id = c.id from message m
      where m.org_id = ${ctx.orgId} and m.mail_id = ${arrival.mailReferences[0] ?? ''}
      order by m.conversation_id = c.id desc limit 1) desc nulls last, r.received_at desc limit 1`.execute(
    ctx.db,
  );
  const row = rows[0];
  return row
    ? { conversationId: row.conversation_id, requestId: row.request_id, questions: row.questions }
    : null;
}

/** Adds a further message of the contact to a request; its clocks follow from the fact. */
export async function addFollowUp(ctx: Context, thread: OpenThread, arrival: Arrival): Promise<Admitted> {
  const ids: Admitted = { ...thread, messageId: newId(), outcome: 'follow_up' };
  await insertRows(ctx, 'message', messageColumns, [inboundMessageRow(ctx, ids, arrival)]);
  const questionIds = (arrival.questions.length > 0 ? arrival.questions : ['']).map(() => newId());
  const rows = questionRows(ctx, thread.requestId, questionIds, arrival, thread.questions);
  await insertRows(ctx, 'question', questionColumns, rows);
  await keepAttachments(ctx, ids.messageId, arrival.attachments);
  await appendFacts(ctx, [
    {
      subjectKind: 'request',
      subjectId: thread.requestId,
      kind: 'message.in',
      occurredAt: arrival.receivedAt,
      evidence: arrival.evidence,
      sourceKey: `in:${ids.messageId}`,
      data: { messageId: ids.messageId, questionIds },
    },
  ]);
  return ids;
}

/** Which of these source keys are filed already, and where. */
export async function filedAlready(
  ctx: Context,
  sourceKeys: readonly string[],
): Promise<Map<string, Admitted>> {
  const rows = await ctx.db
    .selectFrom('message')
    .select(['id', 'source_key', 'request_id', 'conversation_id'])
    .where('org_id', '=', ctx.orgId)
    .where('source_key', 'in', [...sourceKeys])
    .execute();
  return new Map(
    rows.map((row) => [
      row.source_key,
      {
        requestId: row.request_id,
        conversationId: row.conversation_id,
        messageId: row.id,
        outcome: 'duplicate',
      },
    ]),
  );
}
