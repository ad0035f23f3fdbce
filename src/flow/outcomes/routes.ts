import { type Binding, forMembers } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { linkUrl } from '../../platform/signed-link.ts';
import * as contract from './contract.ts';
import { viewOutcomes } from './outcomes-view.ts';

/** What contacts say of us, for those who work with them. */
export function outcomeBindings(deps: {
  readonly frozen: boolean;
  readonly secret: string;
  readonly publicUrl: string;
}): Binding[] {
  return [
    forMembers(contract.outcomes, ({ ctx, params }) => viewOutcomes(ctx, params.id, deps.frozen)),
    forMembers(contract.buyerPage, async ({ ctx, params }) => {
      const { orgId, now } = ctx;
      const contactId = await contactOf(ctx, params.id);
      return { url: linkUrl(deps, { orgId, requestId: params.id, contactId }, now) };
    }),
  ];
}

async function contactOf(ctx: Context, requestId: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('request')
    .select('contact_id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.contact_id;
}
