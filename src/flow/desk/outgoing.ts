import type { OutgoingAttachment, OutgoingMail } from '../../channels/email/compose-mail.ts';
import { withSignature } from '../../core/reply/with-signature.ts';
import type { Context } from '../../platform/context.ts';
import { wholeBlob } from '../../platform/keep-blob.ts';
import type { StoredServer } from '../../platform/schema.ts';

export interface Outgoing {
  readonly mail: OutgoingMail;
  readonly requestId: string;
  readonly smtp: StoredServer | null;
  readonly demo: boolean;
}

interface Asked {
  readonly requestId: string;
  readonly contactId: string;
}

/** Everything a queued reply needs to leave the house, with the headers that thread it in the contact's mail client. */
export async function loadOutgoing(
  ctx: Context,
  messageId: string,
  fallbackFrom: string | null,
): Promise<Outgoing | null> {
  const row = await ctx.db
    .selectFrom('message as m')
    .innerJoin('conversation as v', (join) =>
      join.onRef('v.org_id', '=', 'm.org_id').onRef('v.id', '=', 'm.conversation_id'),
    )
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'm.org_id').onRef('c.id', '=', 'v.contact_id'),
    )
    .innerJoin('organisation as o', 'o.id', 'm.org_id')
    .leftJoin('mailbox as b', (join) =>
      join.onRef('b.org_id', '=', 'v.org_id').onRef('b.id', '=', 'v.mailbox_id'),
    )
    .select([
      'm.mail_id',
      'm.request_id',
      'm.text',
      'm.signature',
      'm.subject',
      'm.from_text',
      'm.author_id',
      'v.contact_id',
      'c.email',
      'c.name',
      'v.reply_token',
      'b.address',
      'b.smtp',
      'o.is_demo',
      'm.conversation_id',
    ])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.id', '=', messageId)
    .where('m.delivery', '=', 'queued')
    // Its writer can still take it back.
    .where('m.held_until', 'is', null)
    .executeTakeFirst();
  if (!row?.email || !row.mail_id) return null;
  const box = row.address ? { address: row.address, smtp: row.smtp } : await anyMailbox(ctx);
  const from = box?.address ?? fallbackFrom ?? 'heed@localhost';
  const asked = { requestId: row.request_id, contactId: row.contact_id };
  const address = (await wroteFrom(ctx, asked)) ?? row.email;
  const thread = await threadOf(ctx, row.conversation_id, row.mail_id);
  return {
    requestId: row.request_id,
    smtp: box?.smtp ?? null,
    demo: row.is_demo,
    mail: {
      messageId: row.mail_id,
      date: new Date(ctx.now),
      from: { name: row.from_text, address: from },
      to: [{ name: row.name, address }],
      replyTo: { name: row.from_text, address: from.replace('@', `+${row.reply_token}@`) },
      subject: row.subject,
      text: withSignature(row.text, row.signature),
      attachments: await filesOf(ctx, messageId),
      heedId: messageId,
      // What nobody wrote is the receipt for what came in.
      ...(row.author_id === null ? { automatic: 'replied' as const } : {}),
      ...thread,
    },
  };
}

/** Who has several addresses is answered where they wrote from last. null: they wrote from none that is still theirs. */
async function wroteFrom(ctx: Context, { requestId, contactId }: Asked): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('message as m')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'm.org_id').onRef('c.email', '=', 'm.from_address'),
    )
    .select('m.from_address')
    .where('m.org_id', '=', ctx.orgId)
    .where('m.request_id', '=', requestId)
    .where('m.direction', '=', 'in')
    .where((eb) => eb.or([eb('c.id', '=', contactId), eb('c.merged_into', '=', contactId)]))
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.from_address ?? null;
}

async function filesOf(ctx: Context, messageId: string): Promise<OutgoingAttachment[]> {
  const rows = await ctx.db
    .selectFrom('attachment')
    .select(['name', 'type', 'sha256'])
    .where('org_id', '=', ctx.orgId)
    .where('message_id', '=', messageId)
    .orderBy('id')
    .execute();
  const files: OutgoingAttachment[] = [];
  for (const { name, type, sha256 } of rows)
    files.push({ name, type, content: await wholeBlob(ctx, sha256) });
  return files;
}

async function anyMailbox(ctx: Context) {
  return ctx.db
    .selectFrom('mailbox')
    .select(['address', 'smtp'])
    .where('org_id', '=', ctx.orgId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/**
 * What the mail answers (the contact's newest message) and the conversation so far, oldest first (RFC 5322
 * section 3.6.4). Machines' messages are left out: the contact need not have them.
 */
async function threadOf(
  ctx: Context,
  conversationId: string,
  own: string,
): Promise<{ inReplyTo?: string; references?: string[] }> {
  const rows = await ctx.db
    .selectFrom('message')
    .select(['mail_id', 'direction'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', 'in', (eb) =>
      eb
        .selectFrom('request')
        .select('id')
        .where('org_id', '=', ctx.orgId)
        .where('conversation_id', '=', conversationId),
    )
    .where('mail_id', 'is not', null)
    .where('mail_id', '!=', own)
    .where((eb) => eb.or([eb('reply_class', 'is', null), eb('reply_class', '!=', 'R0')]))
    .orderBy('at')
    .orderBy('id')
    .execute();
  const answers = rows.findLast((row) => row.direction === 'in') ?? rows.at(-1);
  return answers?.mail_id
    ? { inReplyTo: answers.mail_id, references: rows.flatMap((row) => row.mail_id ?? []) }
    : {};
}
