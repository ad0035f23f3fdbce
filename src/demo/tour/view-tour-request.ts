import type { z } from 'zod';
import { valueAccount } from '../../core/measure/value-account.ts';
import { loadFacts } from '../../flow/clocks/load-facts.ts';
import { loadTerms } from '../../flow/clocks/terms.ts';
import { viewDecisions } from '../../flow/desk/decision-views.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { linkUrl } from '../../platform/signed-link.ts';
import type { tourRequest } from './contract.ts';

/** Where a request stands on the tour. Throws `not_found`. */
export async function viewTourRequest(
  ctx: Context,
  site: { readonly secret: string; readonly publicUrl: string },
  requestId: string,
): Promise<z.input<typeof tourRequest.response>> {
  const request = await ctx.db
    .selectFrom('request')
    .select(['desk_id', 'contact_id'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirst();
  if (!request) throw notFound();
  const facts = await loadFacts(ctx, requestId);
  const account = valueAccount(facts, (await loadTerms(ctx)).forDesk(request.desk_id), ctx.now);
  const clock = await ctx.db
    .selectFrom('clock')
    .select('goal_at')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('kind', '=', 'C3')
    .executeTakeFirst();
  const verdict = facts.findLast((fact) => fact.kind === 'verdict.given');
  const chosen = (await viewDecisions(ctx, requestId)).at(-1)?.chosen ?? null;
  const answered = account.firstResponseAt;
  return {
    owner: chosen && { name: chosen.person.name, knows: chosen.levels },
    goalMs: clock?.goal_at && account.receivedAt !== null ? clock.goal_at - account.receivedAt : null,
    answeredMs: answered === null || account.receivedAt === null ? null : answered - account.receivedAt,
    score: account.value === null ? null : (account.business?.score ?? null),
    verdict: verdict?.kind === 'verdict.given' ? verdict.data.verdict : null,
    buyerPage: linkUrl(site, { orgId: ctx.orgId, requestId, contactId: request.contact_id }, ctx.now),
  };
}
