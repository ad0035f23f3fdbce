import { sql } from 'kysely';
import type { RequestState } from '../../../core/request/request-state.ts';
import { type Act, may, type Relation } from '../../../people/rights.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { notFound } from '../../../platform/problem.ts';

/** A request with all that a right on it hangs on. */
export interface Standing {
  readonly id: string;
  readonly subject: string;
  readonly state: RequestState;
  readonly deskId: string;
  readonly owner: { readonly id: string; readonly name: string; readonly teamId: string | null } | null;
  readonly deskTeamId: string;
  /** The contact can be called. */
  readonly hasPhone: boolean;
  /** The member who acts. */
  readonly me: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly teamId: string | null;
  };
}

/** What a request is to the acting member; one that nobody holds belongs to the team of its desk. */
export function relationOf({ owner, deskTeamId, me }: Standing): Relation {
  if (owner?.id === me.id) return 'own';
  return me.teamId !== null && (owner ? owner.teamId : deskTeamId) === me.teamId ? 'team' : 'other';
}

/** Whether the acting member may do this to a request, for `can` of views. */
export function mayOn(standing: Standing, act: Act): boolean {
  return may(standing.me.roles, act, relationOf(standing));
}

/** Whether there is anybody to whom the acting member may give it: a manager also brings to their team what another has. */
export function mayHandOver(standing: Standing): boolean {
  const bringsHome = standing.me.teamId !== null && may(standing.me.roles, 'reassign', 'team');
  return mayOn(standing, 'reassign') || bringsHome;
}

/**
 * Holds a request until the transaction ends and checks that the acting member may do this to it (DOMAIN 2.6).
 * Throws `not_found` when they may not, as if it did not exist.
 */
export async function lockWithRight(ctx: Context, act: Act, requestId: string): Promise<Standing> {
  const standing = await lockStanding(ctx, requestId);
  if (!mayOn(standing, act)) throw notFound();
  return standing;
}

/** Holds a request until the transaction ends; whether an act is allowed is the caller's to check. Throws `not_found`. */
export async function lockStanding(ctx: Context, requestId: string): Promise<Standing> {
  await sql`select from request where org_id = ${ctx.orgId} and id = ${requestId} for no key update`.execute(
    ctx.db,
  );
  const [standing] = await standings(ctx, [requestId]);
  if (!standing) throw notFound();
  return standing;
}

/** A request as it stands, for views. Throws `not_found`. */
export async function readStanding(ctx: Context, requestId: string): Promise<Standing> {
  const [standing] = await standings(ctx, [requestId]);
  if (!standing) throw notFound();
  return standing;
}

/** What each of these requests is to the acting member. */
export async function relations(
  ctx: Context,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly relation: Relation; readonly roles: readonly Role[] }>> {
  const all = await standings(ctx, requestIds);
  return new Map(all.map((one) => [one.id, { relation: relationOf(one), roles: one.me.roles }]));
}

async function standings(ctx: Context, requestIds: readonly string[]): Promise<Standing[]> {
  if (requestIds.length === 0) return [];
  const { rows } = await sql<Standing>`
    select r.id, r.subject, r.state, r.desk_id as "deskId", d.team_id as "deskTeamId",
      c.phone is not null as "hasPhone",
      case when o.user_id is not null then
        json_build_object('id', o.user_id, 'name', o.name, 'teamId', o.team_id) end as owner,
      json_build_object('id', me.user_id, 'name', me.name, 'roles', me.roles, 'teamId', me.team_id) as me
    from request r
    join desk d on d.org_id = ${ctx.orgId} and d.id = r.desk_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    join membership me on me.org_id = ${ctx.orgId} and me.user_id = ${actingUser(ctx)} and me.active
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = r.owner_id
    where r.org_id = ${ctx.orgId} and r.id = any(${[...requestIds]}::uuid[])`.execute(ctx.db);
  return rows;
}
