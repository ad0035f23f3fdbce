import type { Evidence } from '../../core/clock/fact.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce, appendFacts, type NewFact } from '../../platform/ledger.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';
import { afterMail } from './follow-ups/after-mail.ts';
import { helpedByReply } from './help/helped-by-reply.ts';
import { promiseFacts } from './promise-facts.ts';
import { openQuote } from './quotes-of.ts';
import { tellOwnerOfReply } from './tell-owner.ts';

/**
 * Our relay took the mail: this is the instant at which it stops clocks, at which what it promises is told, and at which
 * the quote it carries is delivered. What was recorded as sent before stays as it was.
 */
export async function recordSent(
  ctx: Context,
  messageId: string,
  sent: { acceptedAt: Instant; evidence: Evidence; note: string | null },
): Promise<void> {
  const message = await ctx.db
    .updateTable('message')
    .set({ delivery: 'sent', delivery_note: sent.note, at: at(sent.acceptedAt) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .where('delivery', '!=', 'sent')
    .returning(['request_id', 'reply_class', 'reason', 'reply', 'author_id'])
    .executeTakeFirst();
  if (!message) return;
  const base = {
    subjectKind: 'request',
    subjectId: message.request_id,
    occurredAt: sent.acceptedAt,
    evidence: sent.evidence,
  } as const;
  const facts: NewFact[] = [
    {
      ...base,
      kind: 'message.out',
      sourceKey: `out:${messageId}`,
      data: {
        messageId,
        replyClass: message.reply_class,
        reason: message.reason,
        answers: message.reply?.answers ?? [],
        parts: message.reply?.parts ?? [],
        by: message.author_id,
        ...(message.reply?.values?.length ? { values: message.reply.values } : {}),
        ...(message.reply?.begun ? { begun: message.reply.begun } : {}),
      },
    },
  ];
  const interim = message.reply?.interim ?? null;
  facts.push(...(await promiseFacts(ctx, { messageId, replyClass: message.reply_class, interim, base })));
  facts.push(...(await helpedByReply(ctx, message, base)));
  if (message.reply?.quote) facts.push(...(await quoteFacts(ctx, messageId, base)));
  await appendFacts(ctx, facts);
  await afterMail(ctx, {
    requestId: message.request_id,
    replyClass: message.reply_class,
    at: sent.acceptedAt,
  });
  await refreshClocks(ctx, message.request_id);
  await tellOwnerOfReply(ctx, { requestId: message.request_id, messageId, authorId: message.author_id });
  await announce(ctx, { requestIds: [message.request_id] });
}

/** Nothing when the request turned out to want no quote while this was on its way. */
async function quoteFacts(
  ctx: Context,
  messageId: string,
  base: Pick<NewFact, 'subjectKind' | 'subjectId' | 'occurredAt' | 'evidence'>,
): Promise<NewFact[]> {
  const quote = await openQuote(ctx, base.subjectId);
  if (!quote) return [];
  const data = { quoteId: quote.quoteId, messageId };
  return [{ ...base, kind: 'quote.delivered', sourceKey: `quote.delivered:${messageId}`, data }];
}
