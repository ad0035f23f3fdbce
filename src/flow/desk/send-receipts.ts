import { sql } from 'kysely';
import { mayHaveReceipt, receiptText } from '../../core/notice/receipt.ts';
import { HOUR, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { newId } from '../../platform/new-id.ts';
import type { Terms } from '../clocks/terms.ts';
import type { NewRequest } from '../intake/new-request.ts';
import { opensText } from './notices/opens-text.ts';
import { loadReceipt } from './notices/receipt-setting.ts';
import { offerToOutbox } from './offer-to-outbox.ts';

/** An address gets one in that time at most, so that two machines never talk to each other (X-10). */
const EVERY = HOUR;
/** A receipt for what came long ago tells nothing. */
const FRESH = HOUR;

const columns = [
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
  'mail_id',
  'source_key',
  'reply_class',
  'reason',
  'delivery',
];

/**
 * The automatic receipt for requests just opened, where the organisation wants one (DOMAIN E1.d): class R0, so that it
 * stops no clock and counts as no response. Nothing goes to machines, to who asks for none, or twice to one address
 * within the hour.
 * @param domain right-hand side of the Message-ID
 */
export async function sendReceipts(
  ctx: Context,
  opened: readonly NewRequest[],
  terms: Terms,
  domain: string,
): Promise<void> {
  const wanted = opened.filter((request) => wantsReceipt(ctx, request));
  if (wanted.length === 0) return;
  const receipt = await loadReceipt(ctx);
  if (!receipt.on) return;
  const byAddress = new Map(wanted.toReversed().map((one) => [addressOf(one), one]));
  const had = await hadOne(ctx, [...byAddress.keys()]);
  const company = await nameOf(ctx);
  const rows = [...byAddress]
    .filter(([address]) => !had.has(address))
    .map(([address, { arrival, ...request }]) => {
      const id = newId();
      const { spec } = terms.deskAt(arrival.deskId, ctx.now);
      const opens = opensText(spec, ctx.now);
      const { subject, contact } = arrival;
      return {
        org_id: ctx.orgId,
        id,
        conversation_id: request.conversationId,
        request_id: request.requestId,
        direction: 'out',
        channel: 'email',
        at: toIso(ctx.now),
        from_text: company,
        to_text: address,
        subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
        text: receiptText(receipt.text, { name: contact.name, subject, company, opens }),
        mail_id: `<${id}@${domain}>`,
        source_key: `receipt:${request.requestId}`,
        reply_class: 'R0',
        reason: 'automatic receipt',
        delivery: 'queued',
      };
    });
  await insertRows(ctx, 'message', columns, rows);
  for (const { id } of rows) await offerToOutbox(ctx, id);
}

/** What came by itself, just now, from somebody who may be answered; not what a colleague entered or released. */
function wantsReceipt(ctx: Context, { arrival }: NewRequest): boolean {
  const { channel, contact, receivedAt, wantsNoReceipt } = arrival;
  if (ctx.actor.kind !== 'channel' || wantsNoReceipt || ctx.now - receivedAt > FRESH) return false;
  return (
    (channel === 'email' || channel === 'webform') && contact.email !== null && mayHaveReceipt(contact.email)
  );
}

function addressOf({ arrival }: NewRequest): string {
  return arrival.contact.email?.toLowerCase() ?? '';
}

/** Addresses that got one within the hour; each is locked, so that arrivals at the same time see each other. */
async function hadOne(ctx: Context, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  for (const address of addresses.toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`receipt:${ctx.orgId}:${address}`}, 4))`.execute(
      ctx.db,
    );
  const { rows } = await sql<{ to_text: string }>`
    select distinct to_text from message
    where org_id = ${ctx.orgId} and source_key like 'receipt:%' and to_text = any(${[...addresses]}::text[])
      and at > ${toIso(ctx.now - EVERY)}::timestamptz`.execute(ctx.db);
  return new Set(rows.map((row) => row.to_text));
}

async function nameOf(ctx: Context): Promise<string> {
  const { name } = await ctx.db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return name;
}
