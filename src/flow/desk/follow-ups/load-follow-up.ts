import { type Selectable, sql } from 'kysely';
import { DomainError } from '../../../core/domain-error.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { notFound } from '../../../platform/problem.ts';
import type { Schema } from '../../../platform/schema.ts';
import { type Me, mayWorkOn } from './follow-up-rights.ts';

type Row = Selectable<Schema['follow_up']>;

/** Planned work with what a right on it hangs on. */
export interface HeldFollowUp
  extends Pick<
    Row,
    | 'id'
    | 'request_id'
    | 'owner_id'
    | 'kind'
    | 'text'
    | 'due_at'
    | 'value_item'
    | 'step'
    | 'tried_at'
    | 'state'
  > {
  readonly put_off_times: number;
  readonly owner_team: string | null;
  readonly request_owner: string | null;
  readonly request_state: string;
}

/**
 * Holds these follow-ups and their requests until the transaction ends, in the order of the requests' ids so that two
 * acts on many never wait for each other. Ids that name nothing are left out.
 */
export async function lockFollowUps(ctx: Context, ids: readonly string[]): Promise<HeldFollowUp[]> {
  await sql`
    select from request r where r.org_id = ${ctx.orgId} and r.id in (
      select request_id from follow_up where org_id = ${ctx.orgId} and id = any(${[...ids]}::uuid[]))
    order by r.id for no key update`.execute(ctx.db);
  const { rows } = await sql<HeldFollowUp>`
    select f.id, f.request_id, f.owner_id, f.kind, f.text, f.due_at, f.value_item, f.step,
      f.put_off_times, f.tried_at, f.state, o.team_id as owner_team, r.owner_id as request_owner,
      r.state as request_state
    from follow_up f
    join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id
    join membership o on o.org_id = ${ctx.orgId} and o.user_id = f.owner_id
    where f.org_id = ${ctx.orgId} and f.id = any(${[...ids]}::uuid[])
    order by f.due_at, f.id for update of f`.execute(ctx.db);
  return rows;
}

/** One that the acting member may work on, held until the transaction ends. Throws `not_found`. */
export async function lockOwnFollowUp(ctx: Context, id: string): Promise<HeldFollowUp> {
  const [row] = await lockFollowUps(ctx, [id]);
  if (!row || !mayWorkOn(await loadMe(ctx), row)) throw notFound();
  return row;
}

/** As `lockOwnFollowUp`; throws `conflict` when it is no longer planned. */
export async function lockPlanned(ctx: Context, id: string): Promise<HeldFollowUp> {
  const row = await lockOwnFollowUp(ctx, id);
  if (row.state !== 'planned')
    throw new DomainError('conflict', row.state === 'done' ? 'it is done already' : 'it was called off');
  return row;
}

/** The acting member, as far as rights on planned work go. */
export async function loadMe(ctx: Context): Promise<Me> {
  const row = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'name', 'roles', 'team_id'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', actingUser(ctx))
    .executeTakeFirstOrThrow();
  return { id: row.user_id, name: row.name, roles: row.roles as Role[], teamId: row.team_id };
}
