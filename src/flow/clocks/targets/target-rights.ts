import { sql } from 'kysely';
import type { TargetChange } from '../../../core/clock/target-change.ts';
import { may, type Relation } from '../../../people/rights.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';

/** DOMAIN 2.6: whoever answers contacts may propose to be faster; to be slower only managers and executives. */
export function mayProposeTarget(roles: readonly Role[], change: TargetChange): boolean {
  return may(roles, change === 'loosening' ? 'propose_looser_target' : 'propose_tighter_target', 'other');
}

/** DOMAIN 2.6: executives approve, managers for their own team and never what loosens. */
export function mayApproveTarget(roles: readonly Role[], change: TargetChange, relation: Relation): boolean {
  return may(roles, change === 'loosening' ? 'approve_looser_target' : 'approve_tighter_target', relation);
}

/** What a target is to the acting member: their team's when every desk it holds for is of their team. */
export async function targetRelations(ctx: Context): Promise<(deskId: string | null) => Relation> {
  const { rows } = await sql<{ id: string; ours: boolean }>`
    select d.id, coalesce(d.team_id = m.team_id, false) as ours from desk d
    join membership m on m.org_id = ${ctx.orgId} and m.user_id = ${actingUser(ctx)}
    where d.org_id = ${ctx.orgId}`.execute(ctx.db);
  return (deskId) => {
    const concerned = rows.filter(({ id }) => deskId === null || id === deskId);
    return concerned.length > 0 && concerned.every(({ ours }) => ours) ? 'team' : 'other';
  };
}
