import { sql } from 'kysely';
import type { z } from 'zod';
import { DAY, toIso } from '../../../core/time/instant.ts';
import { may } from '../../../people/rights.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { readStanding, relations } from '../rights/request-rights.ts';
import type { missView, reasonsAsked, requestMisses } from './contract.ts';
import { type Miss, missesOnRequest, missesWhere } from './misses.ts';

type View = z.input<typeof missView>;

/** What nobody has explained for so long, nobody will. */
const ASKED_FOR = 30 * DAY;

/** The misses of a request, with what the reader may say of them. Throws `not_found`. */
export async function viewRequestMisses(
  ctx: Context,
  requestId: string,
): Promise<z.input<typeof requestMisses.response>> {
  await readStanding(ctx, requestId);
  const teams = await ctx.db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
  return { misses: await viewed(ctx, await missesOnRequest(ctx, requestId)), teams };
}

/**
 * Reasons asked of the reader that are not given yet, and those their team has to confirm. What nobody held as it was
 * missed is asked of whoever holds it now.
 */
export async function viewReasonsAsked(
  ctx: Context,
  frozen: boolean,
): Promise<z.input<typeof reasonsAsked.response>> {
  const me = actingUser(ctx);
  const recent = sql`f.occurred_at >= ${toIso(ctx.now - ASKED_FOR)}::timestamptz`;
  const mine = sql`(b.id is null and coalesce(f.data ->> 'ownerId', r.owner_id::text) = ${me}
    or b.department_id is not null and b.confirmed_at is null and b.department_id = (
      select x.team_id from membership x where x.org_id = ${ctx.orgId} and x.user_id = ${me}))`;
  const misses = await missesWhere(ctx, sql`${recent} and ${mine}`);
  return { time: { now: toIso(ctx.now), frozen }, misses: await viewed(ctx, misses) };
}

async function viewed(ctx: Context, misses: readonly Miss[]): Promise<View[]> {
  const me = actingUser(ctx);
  const known = await relations(ctx, [...new Set(misses.map(({ requestId }) => requestId))]);
  const team = await ownTeam(ctx);
  return misses.map(({ deskId, ...miss }) => {
    const to = known.get(miss.requestId);
    const mayRead = to !== undefined && may(to.roles, 'read', to.relation);
    const maySay = miss.owner?.id === me || (to !== undefined && may(to.roles, 'mark', to.relation));
    const canGive = maySay && maySayAny(to?.roles ?? []);
    const canConfirm = !miss.confirmed && miss.department !== null && miss.department.id === team;
    return {
      ...miss,
      ...(mayRead ? {} : { subject: '', contact: '', note: '' }),
      dueAt: toIso(miss.dueAt),
      can: [...(canGive ? (['give'] as const) : []), ...(canConfirm ? (['confirm'] as const) : [])],
    };
  });
}

const maySayAny = (roles: readonly Role[]) => may(roles, 'mark', 'own');

async function ownTeam(ctx: Context): Promise<string | null> {
  const member = await ctx.db
    .selectFrom('membership')
    .select('team_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', actingUser(ctx))
    .executeTakeFirst();
  return member?.team_id ?? null;
}
