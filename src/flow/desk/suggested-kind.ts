import { asksForQuote } from '../../core/reply/asks-for-quote.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { openQuote } from './quotes-of.ts';

/**
 * What a request seems to be by the contact's words that came after a person last said its kind; a person decides.
 * `messages`: what came in, with its instants.
 */
export async function suggestedKind(
  ctx: Context,
  requestId: string,
  messages: readonly { readonly at: Instant; readonly text: string }[],
): Promise<'quote' | null> {
  const asking = messages.filter(({ text }) => asksForQuote(text));
  const newest = asking.at(-1);
  if (!newest || (await openQuote(ctx, requestId))) return null;
  const said = await ctx.db
    .selectFrom('fact')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('subject_id', '=', requestId)
    .where('kind', '=', 'request.kind_set')
    .where('occurred_at', '>=', at(newest.at))
    .limit(1)
    .executeTakeFirst();
  return said ? null : 'quote';
}
