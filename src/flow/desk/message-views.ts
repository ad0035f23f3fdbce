import type { z } from 'zod';
import { loggedLate } from '../../core/request/logged-late.ts';
import { toIso } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { lastTalkAt } from './calls/last-talk-at.ts';
import { type Clearance, clearancesOf } from './clearances-of.ts';
import { ownMailsOf } from './confirm/own-mail-views.ts';
import { sendersOf } from './mail-view/sender-views.ts';
import type { messageView } from './shapes.ts';

type MessageView = z.input<typeof messageView>;

/** The conversation of a request, oldest first; the oldest message that waits for an answer is marked. */
export async function viewMessages(ctx: Context, requestId: string): Promise<MessageView[]> {
  const rows = await ctx.db
    .selectFrom('message')
    .select([
      'id',
      'direction',
      'channel',
      'at',
      'from_text',
      'text',
      'quoted',
      'html',
      'reply_class',
      'reason',
      'delivery',
      'delivery_note',
      'entered_at',
      'author_id',
      'held_until',
    ])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const files = await attachmentsOf(
    ctx,
    rows.map((row) => row.id),
  );
  const lastResponse = rows.findLastIndex(
    (row) => row.direction === 'out' && /^R[234]$/.test(row.reply_class ?? '') && row.delivery === 'sent',
  );
  const clearances = await clearancesOf(ctx, requestId);
  const stated = await statedOpen(ctx, requestId);
  const lastTalk = await lastTalkAt(ctx, requestId);
  const senders = await sendersOf(ctx, requestId);
  const ownMails = await ownMailsOf(ctx, requestId);
  const oldestUnanswered = rows.findIndex(
    ({ id, direction, at: cameAt }, index) =>
      index > lastResponse && cameAt > lastTalk && direction === 'in' && !clearances.get(id)?.cleared,
  );
  return rows.map((row, index) => ({
    id: row.id,
    direction: row.direction,
    channel: row.channel as MessageView['channel'],
    author: row.from_text,
    at: toIso(row.at),
    text: row.text,
    quoted: row.quoted,
    hasHtml: row.html !== null && row.html !== '',
    attachments: files.get(row.id) ?? [],
    replyClass: row.reply_class as MessageView['replyClass'],
    reason: row.reason,
    oldestUnanswered: index === oldestUnanswered,
    delivery: row.delivery,
    deliveryNote: row.delivery_note,
    loggedLateMs: loggedLate(row.at, row.entered_at),
    sender: senders.get(row.id) ?? null,
    ownMail: ownMails.get(row.id) ?? null,
    heldUntil: row.held_until !== null && row.author_id === actingUser(ctx) ? toIso(row.held_until) : null,
    ...clearanceView(clearances.get(row.id), index > lastResponse && row.at > lastTalk, stated),
  }));
}

/** Open questions in the contact's own words: a message that asks one needs a reply (R13). */
async function statedOpen(ctx: Context, requestId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('question')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('implied', '=', false)
    .where('state', 'in', ['open', 'part'])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function clearanceView(
  known: Clearance | undefined,
  waits: boolean,
  stated: ReadonlySet<string>,
): Pick<MessageView, 'cleared' | 'can'> {
  if (!known) return { cleared: null, can: [] };
  const { cleared, questionIds } = known;
  if (cleared) return { cleared: { ...cleared, at: toIso(cleared.at) }, can: waits ? ['reopen'] : [] };
  return { cleared: null, can: waits && !questionIds.some((id) => stated.has(id)) ? ['clear'] : [] };
}

async function attachmentsOf(ctx: Context, messageIds: readonly string[]) {
  if (messageIds.length === 0) return new Map<string, MessageView['attachments']>();
  const rows = await ctx.db
    .selectFrom('attachment')
    .select(['id', 'message_id', 'name', 'type', 'bytes'])
    .where('org_id', '=', ctx.orgId)
    .where('message_id', 'in', [...messageIds])
    .orderBy('id')
    .execute();
  const views = rows.map((row) => ({
    messageId: row.message_id,
    id: row.id,
    name: row.name,
    type: row.type,
    bytes: row.bytes,
  }));
  return Map.groupBy(views, (view) => view.messageId);
}

export async function loadAttachment(ctx: Context, attachmentId: string) {
  const row = await ctx.db
    .selectFrom('attachment')
    .select(['name', 'type', 'bytes', 'sha256'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', attachmentId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
