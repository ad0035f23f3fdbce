import { sql } from 'kysely';
import type { Fact } from '../../core/clock/fact.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import type { Admitted, Arrival, ArrivalContact } from './arrival.ts';
import { keepAttachments } from './keep-attachments.ts';

/** A request just opened, with what the next stations need so that they need not read it again. */
export interface NewRequest extends Admitted {
  readonly arrival: Arrival;
  readonly contactId: string;
  readonly lead: boolean;
  readonly questionIds: readonly string[];
  readonly receivedFact: Fact;
}

/** Opens requests for arrivals that belong to no earlier conversation. Their source keys are known to be new. */
export async function admitNew(ctx: Context, arrivals: readonly Arrival[]): Promise<NewRequest[]> {
  if (arrivals.length === 0) return [];
  const contacts = await knownContacts(ctx, arrivals);
  const opened = arrivals.map((arrival) => openRequest(ctx, arrival, contacts));
  await insertRows(
    ctx,
    'contact',
    ['org_id', 'id', 'name', 'email', 'phone', 'company', 'zone', 'created_at'],
    contacts.created(ctx),
  );
  await insertRows(
    ctx,
    'conversation',
    conversationColumns,
    opened.map((o) => conversationRow(ctx, o)),
  );
  await insertRows(
    ctx,
    'request',
    requestColumns,
    opened.map((o) => requestRow(ctx, o)),
  );
  await insertRows(
    ctx,
    'message',
    messageColumns,
    opened.map((o) => inboundMessageRow(ctx, o, o.arrival)),
  );
  await insertRows(
    ctx,
    'question',
    questionColumns,
    opened.flatMap((o) => questionRows(ctx, o.requestId, o.questionIds, o.arrival)),
  );
  await appendFacts(
    ctx,
    opened.map((o) => ({ ...o.receivedFact, subjectKind: 'request', subjectId: o.requestId })),
  );
  for (const o of opened) await keepAttachments(ctx, o.messageId, o.arrival.attachments);
  return opened;
}

const conversationColumns = ['org_id', 'id', 'contact_id', 'subject', 'channel', 'mailbox_id', 'reply_token'];
const requestColumns = [
  'org_id',
  'id',
  'conversation_id',
  'contact_id',
  'desk_id',
  'kind',
  'channel',
  'source',
  'subject',
  'state',
  'received_at',
  'logged_at',
];
export const messageColumns = [
  'org_id',
  'id',
  'conversation_id',
  'request_id',
  'direction',
  'channel',
  'at',
  'from_text',
  'to_text',
  'subject',
  'text',
  'quoted',
  'html',
  'mail_id',
  'mail_references',
  'source_key',
];
export const questionColumns = ['org_id', 'id', 'request_id', 'text', 'implied', 'state', 'position'];
/** Contacts by address, found or made once however many arrivals of a batch are theirs. */
async function knownContacts(ctx: Context, arrivals: readonly Arrival[]) {
  const emails = [...new Set(arrivals.flatMap((a) => a.contact.email ?? []))];
  const { rows } = await sql<{ id: string; email: string }>`
    select id, email from contact where org_id = ${ctx.orgId} and email = any(${emails})`.execute(ctx.db);
  const idOf = new Map(rows.map((row) => [row.email, row.id]));
  const made: { id: string; contact: ArrivalContact }[] = [];
  return {
    idFor(contact: ArrivalContact): { id: string; known: boolean } {
      const known = contact.email === null ? undefined : idOf.get(contact.email);
      if (known) return { id: known, known: true };
      const id = newId();
      made.push({ id, contact });
      if (contact.email !== null) idOf.set(contact.email, id);
      return { id, known: false };
    },
    created: (c: Context) =>
      made.map(({ id, contact }) => ({ org_id: c.orgId, id, ...contact, created_at: toIso(c.now) })),
  };
}

function openRequest(
  ctx: Context,
  arrival: Arrival,
  contacts: Awaited<ReturnType<typeof knownContacts>>,
): NewRequest {
  const contact = contacts.idFor(arrival.contact);
  const messageId = newId();
  const lead = arrival.channel === 'webform' || !contact.known;
  const questionIds = (arrival.questions.length > 0 ? arrival.questions : ['']).map(() => newId());
  return {
    requestId: newId(),
    conversationId: newId(),
    messageId,
    outcome: 'new',
    arrival,
    contactId: contact.id,
    lead,
    questionIds,
    receivedFact: {
      id: newId(),
      kind: 'request.received',
      sourceKey: `received:${messageId}`,
      occurredAt: arrival.receivedAt,
      recordedAt: ctx.now,
      evidence: arrival.evidence,
      data: { lead, channel: arrival.channel, messageId, questionIds },
    },
  };
}

function conversationRow(ctx: Context, o: NewRequest) {
  return {
    org_id: ctx.orgId,
    id: o.conversationId,
    contact_id: o.contactId,
    subject: o.arrival.subject,
    channel: o.arrival.channel,
    mailbox_id: o.arrival.mailboxId,
    reply_token: replyToken(o.conversationId),
  };
}

/** The random part of the id: what a reply address carries to name its conversation. */
function replyToken(conversationId: string): string {
  return conversationId.replaceAll('-', '').slice(12);
}

function requestRow(ctx: Context, o: NewRequest) {
  return {
    org_id: ctx.orgId,
    id: o.requestId,
    conversation_id: o.conversationId,
    contact_id: o.contactId,
    desk_id: o.arrival.deskId,
    kind: o.lead ? 'lead' : 'question',
    channel: o.arrival.channel,
    source: o.arrival.source,
    subject: o.arrival.subject,
    state: 'received',
    received_at: toIso(o.arrival.receivedAt),
    logged_at: toIso(ctx.now),
  };
}

export function inboundMessageRow(ctx: Context, ids: Admitted, arrival: Arrival) {
  return {
    org_id: ctx.orgId,
    id: ids.messageId,
    conversation_id: ids.conversationId,
    request_id: ids.requestId,
    direction: 'in',
    channel: arrival.channel,
    at: toIso(arrival.receivedAt),
    from_text: arrival.contact.name || arrival.contact.email || '',
    to_text: arrival.toText,
    subject: arrival.subject,
    text: arrival.text,
    quoted: arrival.quoted,
    html: arrival.html,
    mail_id: arrival.mailId,
    mail_references: arrival.mailReferences,
    source_key: arrival.sourceKey,
  };
}

export function questionRows(
  ctx: Context,
  requestId: string,
  ids: readonly string[],
  arrival: Arrival,
  from = 0,
) {
  return ids.map((id, index) => ({
    org_id: ctx.orgId,
    id,
    request_id: requestId,
    text: arrival.questions[index] ?? (arrival.subject || 'The request itself'),
    implied: arrival.questions.length === 0,
    state: 'open',
    position: from + index,
  }));
}
