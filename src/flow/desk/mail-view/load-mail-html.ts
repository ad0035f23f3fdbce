import { warningWords } from '../../../core/mail/sender-words.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { wholeBlob } from '../../../platform/keep-blob.ts';
import { notFound } from '../../../platform/problem.ts';

export interface MailHtml {
  /** Exactly as sent: hostile. */
  readonly html: string;
  /** The sender's address, unless there is doubt whose it is. */
  readonly sender: string | null;
  /** The reader has chosen to see this sender's pictures. */
  readonly always: boolean;
}

/** The HTML of a message, with the reader's choice about its pictures. Throws `not_found`. */
export async function loadMailHtml(ctx: Context, messageId: string): Promise<MailHtml> {
  const row = await ctx.db
    .selectFrom('message as m')
    .innerJoin('request as r', (join) =>
      join.onRef('r.org_id', '=', 'm.org_id').onRef('r.id', '=', 'm.request_id'),
    )
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .leftJoin('message_trust as t', (join) =>
      join.onRef('t.org_id', '=', 'm.org_id').onRef('t.source_key', '=', 'm.source_key'),
    )
    .leftJoin('picture_sender as p', (join) =>
      join
        .onRef('p.org_id', '=', 'm.org_id')
        .onRef('p.address', '=', 'c.email')
        .on('p.user_id', '=', actingUser(ctx)),
    )
    .select(['m.html', 'm.direction', 'c.email', 't.standing', 't.warnings', 'p.address'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.id', '=', messageId)
    .executeTakeFirst();
  if (!row?.html) throw notFound();
  const doubtful = row.standing === 'failed' || (row.warnings ?? []).some((one) => warningWords(one).grave);
  const sender = row.direction === 'in' && !doubtful ? row.email : null;
  return { html: row.html, sender, always: sender !== null && row.address === sender };
}

/** Pictures that a mail brings along, by Content-ID, as data: addresses; those that are too much are left out. */
export async function ownPictures(ctx: Context, messageId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .selectFrom('attachment')
    .select(['content_id', 'sha256', 'bytes'])
    .where('org_id', '=', ctx.orgId)
    .where('message_id', '=', messageId)
    .where('content_id', 'is not', null)
    .orderBy('id')
    .limit(MOST_PICTURES)
    .execute();
  const found = new Map<string, string>();
  let room = MOST_BYTES;
  for (const { content_id, sha256, bytes } of rows) {
    if (content_id === null || bytes > room) continue;
    room -= bytes;
    const content = await wholeBlob(ctx, sha256);
    const type = pictureType(content);
    if (type !== null) found.set(content_id, `data:${type};base64,${content.toString('base64')}`);
  }
  return found;
}

const MOST_PICTURES = 50;
const MOST_BYTES = 8_000_000;

/** By its first bytes: what the sender calls it is no proof, and an SVG is a program. */
function pictureType(content: Buffer): string | null {
  const start = content.subarray(0, 12).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  return start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP' ? 'image/webp' : null;
}
