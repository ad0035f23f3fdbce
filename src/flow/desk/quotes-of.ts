import { sql } from 'kysely';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';

export interface AskedQuote {
  readonly quoteId: string;
  /** Receipt of the words that ask for it. */
  readonly askedAt: Instant;
  readonly state: 'open' | 'delivered' | 'withdrawn';
}

/** The quotes that were asked for on a request, oldest first; those that went into a request of their own are there. */
export async function quotesOf(ctx: Context, requestId: string): Promise<AskedQuote[]> {
  const { rows } = await sql<AskedQuote>`
    select q.data ->> 'quoteId' as "quoteId", q.occurred_at as "askedAt", coalesce((
        select substr(e.kind, 7) from fact e
        where e.org_id = ${ctx.orgId} and e.subject_id = ${requestId}
          and e.kind in ('quote.delivered', 'quote.withdrawn') and e.data ->> 'quoteId' = q.data ->> 'quoteId'
        order by e.kind limit 1), 'open') as state
    from fact q
    where q.org_id = ${ctx.orgId} and q.subject_id = ${requestId} and q.kind = 'quote.requested'
      and not exists (
        select from fact s where s.org_id = ${ctx.orgId} and s.subject_id = ${requestId} and s.kind = 'request.split'
          and jsonb_exists(s.data -> 'keys', q.source_key))
    order by q.occurred_at, q.id`.execute(ctx.db);
  return rows;
}

/** The quote that is still to be sent, if any. */
export async function openQuote(ctx: Context, requestId: string): Promise<AskedQuote | null> {
  return (await quotesOf(ctx, requestId)).findLast(({ state }) => state === 'open') ?? null;
}
