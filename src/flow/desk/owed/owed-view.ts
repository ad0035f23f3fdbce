import type { z } from 'zod';
import { toIso } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { suggestItems } from '../../library/suggest-items.ts';
import type { owed } from './contract.ts';
import { type OwedRequest, owedRequests, owedSince } from './owed-requests.ts';

type View = z.input<typeof owed.response>;
/** Each is looked up in the library by itself. */
const MOST = 30;

/** Who is owed something useful, each with one item of the library that fits. */
export async function viewOwed(ctx: Context, whose: 'mine' | 'all'): Promise<View> {
  const { afterDays, owed: all } = await owedRequests(ctx, whose);
  const items: View['items'] = [];
  for (const one of all.slice(0, MOST)) items.push(await itemOf(ctx, one));
  return {
    now: toIso(ctx.now),
    afterDays,
    items,
    more: Math.max(0, all.length - MOST),
    can: (await maySetDays(ctx)) ? ['set_days'] : [],
  };
}

async function itemOf(ctx: Context, one: OwedRequest): Promise<View['items'][number]> {
  const [fit] = await suggestItems(ctx, one.id, 1);
  return {
    requestId: one.id,
    number: `#${one.number}`,
    subject: one.subject,
    stage: one.stage,
    contact: { id: one.contact_id, name: one.contact, company: one.company },
    owner: one.owner_id && one.owner ? { id: one.owner_id, name: one.owner } : null,
    since: toIso(owedSince(one)),
    hadValue: one.valued_at !== null,
    suggestion: fit ? { id: fit.id, title: fit.title, why: fit.why } : null,
  };
}

async function maySetDays(ctx: Context): Promise<boolean> {
  const { roles } = await ctx.db
    .selectFrom('membership')
    .select('roles')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', actingUser(ctx))
    .executeTakeFirstOrThrow();
  return roles.includes('manager') || roles.includes('admin');
}
