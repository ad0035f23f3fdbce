import type { z } from 'zod';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import type { messageView } from './shapes.ts';

type MessageView = z.input<typeof messageView>;

/** The conversation of a request, oldest first; the oldest message nobody has answered is marked. */
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
  const oldestUnanswered = rows.findIndex((row, index) => index > lastResponse && row.direction === 'in');
  return rows.map((row, index) => ({
    id: row.id,
    direction: row.direction,
    channel: row.channel as MessageView['channel'],
    author: row.from_text,
    at: toIso(row.at),
    text: row.text,
    quoted: row.quoted,
    hasHtml: row.html !== null,
    attachments: files.get(row.id) ?? [],
    replyClass: row.reply_class as MessageView['replyClass'],
    reason: row.reason,
    oldestUnanswered: index === oldestUnanswered,
    delivery: row.delivery,
    deliveryNote: row.delivery_note,
  }));
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

/** The HTML of a message exactly as sent: hostile until it went through `safeHtml`. */
export async function loadHtml(ctx: Context, messageId: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('message')
    .select('html')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!row?.html) throw notFound();
  return row.html;
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
