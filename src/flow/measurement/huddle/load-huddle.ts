import { mainDesk } from '../../../people/main-desk.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { keeperRoles } from './contract.ts';
import { type HuddlePlace, placeOf } from './find-sections.ts';
import type { HuddleMember, HuddleReader } from './for-reader.ts';
import type { KeptSections } from './kept-sections.ts';

/** A huddle that was held. */
export interface KeptHuddle {
  readonly begunAt: number;
  readonly begunBy: string;
  readonly shown: KeptSections;
}

export async function loadPlace(ctx: Context): Promise<HuddlePlace> {
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return placeOf((await mainDesk(ctx)).spec, zone);
}

export async function loadReader(ctx: Context, roles: readonly Role[]): Promise<HuddleReader> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'name', 'team_id', 'active'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
  const members = rows.map(
    ({ user_id: id, name, team_id: teamId, active }): HuddleMember => ({
      ...{ id, name, teamId, active },
    }),
  );
  return { id: actingUser(ctx), roles, members: new Map(members.map((member) => [member.id, member])) };
}

export function keeps({ roles }: Pick<HuddleReader, 'roles'>): boolean {
  return roles.some((role) => keeperRoles.includes(role));
}

/** The huddle of that date as it was shown; null: none was held. */
export async function loadKept(ctx: Context, day: string): Promise<KeptHuddle | null> {
  const row = await ctx.db
    .selectFrom('huddle')
    .select(['begun_at', 'begun_by', 'shown'])
    .where('org_id', '=', ctx.orgId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row ? { begunAt: row.begun_at, begunBy: row.begun_by, shown: row.shown as KeptSections } : null;
}
