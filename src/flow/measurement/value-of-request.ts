import type { z } from 'zod';
import { buyerEffort } from '../../core/measure/buyer-effort.ts';
import { valueAccount } from '../../core/measure/value-account.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { loadFacts } from '../clocks/load-facts.ts';
import { loadTerms } from '../clocks/terms.ts';
import type { requestValue } from './contract.ts';
import { valueShown } from './value-shown.ts';

/** What a request is worth to its contact, as of now. Throws `not_found`. */
export async function valueOfRequest(
  ctx: Context,
  requestId: string,
): Promise<z.input<typeof requestValue.response>> {
  const request = await ctx.db
    .selectFrom('request')
    .select('desk_id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirst();
  if (!request) throw notFound();
  const terms = (await loadTerms(ctx)).forDesk(request.desk_id);
  const facts = await loadFacts(ctx, requestId);
  return { ...valueShown(valueAccount(facts, terms, ctx.now)), effort: buyerEffort(facts) };
}
