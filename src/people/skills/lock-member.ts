import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';

/** Administrators edit everybody, managers the members of their own team (DOMAIN 2.6). */
export function mayEditMember(
  roles: readonly string[],
  ownTeamId: string | null,
  teamId: string | null,
): boolean {
  if (roles.includes('admin')) return true;
  return roles.includes('manager') && teamId !== null && teamId === ownTeamId;
}

/** Locks a member whom the caller may edit. Throws DomainError `not_found`, also for one of another team. */
export async function lockMember(
  ctx: Context,
  caller: Member,
  userId: string,
): Promise<{ teamId: string | null }> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'team_id'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', 'in', [userId, caller.userId])
    .where('active', '=', true)
    .orderBy('user_id')
    .forNoKeyUpdate()
    .execute();
  const found = rows.find((row) => row.user_id === userId);
  const own = rows.find((row) => row.user_id === caller.userId)?.team_id ?? null;
  if (!found || !mayEditMember(caller.roles, own, found.team_id)) throw notFound();
  return { teamId: found.team_id };
}
