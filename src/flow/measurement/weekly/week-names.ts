import type { WeeklyContent } from '../../../core/report/weekly-content.ts';
import { may } from '../../../people/rights.ts';
import type { Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';

/** Names that a report shows, as they are now; of what is gone, none. */
export interface WeekNames {
  readonly company: string;
  readonly people: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
  /** By request: `#12 Iris Berg`, or `#12` for those who do not read what passes with contacts. */
  readonly requests: ReadonlyMap<string, string>;
}

/** @param roles of whoever looks (DOMAIN 2.6) */
export async function weekNames(
  ctx: Context,
  { waiting }: WeeklyContent,
  roles: readonly Role[],
): Promise<WeekNames> {
  const ids = waiting.map(({ requestId }) => requestId);
  const organisation = await ctx.db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  const people = await ctx.db
    .selectFrom('membership')
    .select(['user_id as id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .execute();
  const teams = await ctx.db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .execute();
  return {
    company: organisation.name,
    people: byId(people),
    teams: byId(teams),
    requests: ids.length === 0 ? new Map() : byId(await requestNames(ctx, ids, may(roles, 'read', 'other'))),
  };
}

async function requestNames(ctx: Context, ids: readonly string[], mayRead: boolean) {
  const rows = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .select(['r.id', 'r.number', 'c.name'])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', 'in', [...ids])
    .execute();
  return rows.map(({ id, number, name }) => ({
    id,
    name: mayRead ? `#${number} ${name}`.trim() : `#${number}`,
  }));
}

function byId(rows: readonly { id: string; name: string }[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}
