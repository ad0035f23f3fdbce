import { DomainError } from '../../core/domain-error.ts';
import { asksForQuote } from '../../core/reply/asks-for-quote.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { announce, appendFacts, type NewFact } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { actFact } from '../clocks/act-fact.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';
import type { requestKinds } from './contract.ts';
import { lockRequest } from './lock-request.ts';
import { type AskedQuote, quotesOf } from './quotes-of.ts';

export interface KindInput {
  readonly requestId: string;
  readonly kind: (typeof requestKinds)[number];
  /** The message whose words ask for the quote; left out, the newest that reads so, else the first. */
  readonly messageId?: string | undefined;
}

/**
 * A person says what kind of request it is, which settles what is suggested. Calling it a quote opens the quote's
 * clock from the receipt of the words that ask for it (DOMAIN C6); another kind takes an open one back. Throws `not_found`, and `invalid` at /messageId.
 */
export async function setKind(ctx: Context, input: KindInput): Promise<void> {
  const { requestId, kind } = input;
  const { kind: before } = await lockRequest(ctx, requestId);
  const quotes = await quotesOf(ctx, requestId);
  const quoteFacts = kind === 'quote' ? await asked(ctx, input, quotes) : withdrawn(ctx, requestId, quotes);
  const data = { kind, before };
  await appendFacts(ctx, [
    ...quoteFacts,
    actFact(ctx, requestId, { kind: 'request.kind_set', key: newId(), data }),
  ]);
  await ctx.db
    .updateTable('request')
    .set({ kind })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .execute();
  if (quoteFacts.length > 0) await refreshClocks(ctx, requestId);
  await announce(ctx, { requestIds: [requestId] });
}

/** The kind that is suggested is wrong: what was asked before is no longer suggested. Throws `not_found`. */
export async function keepKind(ctx: Context, requestId: string): Promise<void> {
  const { kind } = await lockRequest(ctx, requestId);
  await appendFacts(ctx, [
    actFact(ctx, requestId, { kind: 'request.kind_set', key: newId(), data: { kind, before: kind } }),
  ]);
  await announce(ctx, { requestIds: [requestId] });
}

/** Nothing for words that have their quote already, or while one is to be sent. */
async function asked(ctx: Context, input: KindInput, quotes: readonly AskedQuote[]): Promise<NewFact[]> {
  const askedAt = await receiptOfWords(ctx, input);
  const isKnown = quotes.some(
    (quote) => quote.state === 'open' || (quote.state === 'delivered' && quote.askedAt >= askedAt),
  );
  if (isKnown) return [];
  const quoteId = newId();
  const fact = actFact(ctx, input.requestId, {
    kind: 'quote.requested',
    key: quoteId,
    data: { quoteId },
  });
  return [{ ...fact, occurredAt: askedAt }];
}

function withdrawn(ctx: Context, requestId: string, quotes: readonly AskedQuote[]): NewFact[] {
  return quotes
    .filter(({ state }) => state === 'open')
    .map(({ quoteId }) =>
      actFact(ctx, requestId, { kind: 'quote.withdrawn', key: quoteId, data: { quoteId } }),
    );
}

async function receiptOfWords(ctx: Context, { requestId, messageId }: KindInput): Promise<Instant> {
  const messages = await ctx.db
    .selectFrom('message')
    .select(['id', 'at', 'text'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('direction', '=', 'in')
    .orderBy('at')
    .orderBy('id')
    .execute();
  if (messageId !== undefined && !messages.some(({ id }) => id === messageId))
    throw new DomainError('invalid', 'this request holds no such message of the contact', '/messageId');
  const words =
    messages.find(({ id }) => id === messageId) ??
    messages.findLast(({ text }) => asksForQuote(text)) ??
    messages[0];
  if (!words) throw new DomainError('conflict', 'the contact has written nothing that could ask for a quote');
  return words.at;
}
