import type { Fact } from '../../core/clock/fact.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { Insert } from '../../platform/insert-rows.ts';
import { newId } from '../../platform/new-id.ts';
import type { Admitted, Arrival } from './arrival.ts';
import type { KnownContact } from './known-arrivals.ts';

/** A request just opened, with what the next stations need so that they need not read it again. */
export interface NewRequest extends Admitted {
  readonly arrival: Arrival;
  readonly contactId: string;
  readonly newContact: boolean;
  readonly lead: boolean;
  readonly questionIds: readonly string[];
  readonly receivedFact: Fact;
}

/**
 * Prepares requests for arrivals that belong to no earlier conversation. Their source keys are known to be new;
 * `contacts` has the known contacts by mail address and learns the new ones.
 */
export function draftRequests(
  ctx: Context,
  arrivals: readonly Arrival[],
  contacts: Map<string, KnownContact>,
): NewRequest[] {
  return arrivals.map((arrival) => {
    const { email, zone } = arrival.contact;
    const key = arrival.contactId ?? email;
    const known = key === null ? undefined : contacts.get(key);
    const contact = known ?? { id: newId(), zone, segment: null };
    if (key !== null) contacts.set(key, contact);
    return draftRequest(ctx, arrival, contact, known === undefined);
  });
}

/** The rows of the prepared requests with their owners, as far as somebody was on duty. Attachments go apart. */
export function requestInserts(
  ctx: Context,
  drafts: readonly NewRequest[],
  ownerOf: (requestId: string) => string | null,
): Insert[] {
  const contacts = drafts.filter((draft) => draft.newContact).map((draft) => contactRow(ctx, draft));
  return [
    { table: 'contact', columns: contactColumns, rows: contacts },
    {
      table: 'conversation',
      columns: conversationColumns,
      rows: drafts.map((draft) => conversationRow(ctx, draft)),
    },
    {
      table: 'request',
      columns: requestColumns,
      rows: drafts.map((draft) => requestRow(ctx, draft, ownerOf(draft.requestId))),
    },
    {
      table: 'message',
      columns: messageColumns,
      rows: drafts.map((draft) => inboundMessageRow(ctx, draft, draft.arrival)),
    },
    {
      table: 'question',
      columns: questionColumns,
      rows: drafts.flatMap((draft) => questionRows(ctx, draft.requestId, draft.questionIds, draft.arrival)),
    },
    { table: 'page_view', columns: pageColumns, rows: drafts.flatMap((draft) => pageRows(ctx, draft)) },
  ];
}

const contactColumns = ['org_id', 'id', 'name', 'email', 'phone', 'company', 'zone', 'created_at'];
const conversationColumns = ['org_id', 'id', 'contact_id', 'subject', 'channel', 'mailbox_id', 'reply_token'];
const pageColumns = ['org_id', 'id', 'contact_id', 'request_id', 'url', 'title', 'seen_at'];
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
  'owner_id',
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
  'from_address',
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
function draftRequest(
  ctx: Context,
  arrival: Arrival,
  contact: KnownContact,
  newContact: boolean,
): NewRequest {
  // Where they are now outranks where they were.
  const zone = arrival.contact.zone ?? contact.zone;
  const messageId = newId();
  const lead = arrival.lead ?? (arrival.channel === 'webform' || newContact);
  const questionIds = (arrival.questions.length > 0 ? arrival.questions : ['']).map(() => newId());
  return {
    requestId: newId(),
    conversationId: newId(),
    messageId,
    outcome: 'new',
    arrival,
    contactId: contact.id,
    newContact,
    lead,
    questionIds,
    receivedFact: {
      id: newId(),
      kind: 'request.received',
      sourceKey: `received:${messageId}`,
      occurredAt: arrival.receivedAt,
      recordedAt: ctx.now,
      evidence: arrival.evidence,
      data: {
        lead,
        channel: arrival.channel,
        messageId,
        questionIds,
        ...(zone === null ? {} : { zone }),
        ...(contact.segment === null ? {} : { segment: contact.segment }),
      },
    },
  };
}

function pageRows(ctx: Context, { contactId, requestId, arrival }: NewRequest) {
  return (arrival.pages ?? []).map(({ url, title, at: seenAt }) => ({
    org_id: ctx.orgId,
    id: newId(),
    contact_id: contactId,
    request_id: requestId,
    url,
    title,
    seen_at: seenAt,
  }));
}

function contactRow(ctx: Context, { contactId, arrival }: NewRequest) {
  return { org_id: ctx.orgId, id: contactId, ...arrival.contact, created_at: toIso(ctx.now) };
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

function requestRow(ctx: Context, o: NewRequest, ownerId: string | null) {
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
    state: ownerId ? 'assigned' : 'received',
    owner_id: ownerId,
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
    // What is said on their page was sent from nowhere.
    from_address: arrival.channel === 'page' ? null : arrival.contact.email,
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
