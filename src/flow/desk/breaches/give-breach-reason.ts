import { type BreachReason, namesDepartment } from '../../../core/clock/breach-reasons.ts';
import { DomainError } from '../../../core/domain-error.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { actFact } from '../../clocks/act-fact.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import { lockStanding, mayOn } from '../rights/request-rights.ts';
import { type Miss, missesOnRequest } from './misses.ts';

interface Given {
  readonly requestId: string;
  readonly breachId: string;
  readonly reason: BreachReason;
  /** A team, with the reason that names one. */
  readonly departmentId: string | null;
  /** Of `other`: what it was. */
  readonly note: string;
}

/**
 * Says why a deadline was missed (DOMAIN C19, 5.7): whoever held it then, or who disposes of the request now. A reason
 * that names another team counts once somebody there confirms it. Choosing again replaces what was said. Throws
 * `not_found`, and `invalid` at /departmentId or /note.
 */
export async function giveBreachReason(ctx: Context, given: Given): Promise<void> {
  const { requestId, breachId, reason } = given;
  const standing = await lockStanding(ctx, requestId);
  const miss = await findMiss(ctx, requestId, breachId);
  if (miss.owner?.id !== standing.me.id && !mayOn(standing, 'mark')) throw notFound();
  if (reason === 'other' && given.note === '') throw new DomainError('invalid', 'say what it was', '/note');
  const departmentId = namesDepartment(reason) ? await checkTeam(ctx, given.departmentId) : null;
  const confirmed = departmentId === null || departmentId === standing.me.teamId;
  const said = {
    reason,
    department_id: departmentId,
    note: given.note,
    given_by: standing.me.id,
    given_at: at(ctx.now),
    confirmed_by: departmentId !== null && confirmed ? standing.me.id : null,
    confirmed_at: departmentId !== null && confirmed ? at(ctx.now) : null,
  };
  await ctx.db
    .insertInto('breach_reason')
    .values({ org_id: ctx.orgId, id: breachId, request_id: requestId, clock_kind: miss.clock, ...said })
    .onConflict((conflict) => conflict.columns(['org_id', 'id']).doUpdateSet(said))
    .execute();
  await record(ctx, requestId, { breachId, confirmed, reason });
}

/**
 * A member of the team that was named says that it is so. Throws `not_found` for anybody else, and where no team is
 * named.
 */
export async function confirmBreachReason(
  ctx: Context,
  { requestId, breachId }: Pick<Given, 'requestId' | 'breachId'>,
): Promise<void> {
  const { me } = await lockStanding(ctx, requestId);
  const { department, reason, confirmed } = await findMiss(ctx, requestId, breachId);
  if (department === null || reason === null || department.id !== me.teamId) throw notFound();
  if (confirmed) return;
  await ctx.db
    .updateTable('breach_reason')
    .set({ confirmed_by: actingUser(ctx), confirmed_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', breachId)
    .execute();
  await record(ctx, requestId, { breachId, confirmed: true, reason });
}

async function findMiss(ctx: Context, requestId: string, breachId: string): Promise<Miss> {
  const miss = (await missesOnRequest(ctx, requestId)).find((one) => one.breachId === breachId);
  if (!miss) throw notFound();
  return miss;
}

async function checkTeam(ctx: Context, teamId: string | null): Promise<string> {
  if (teamId === null) throw new DomainError('invalid', 'say whose answer was waited for', '/departmentId');
  const team = await ctx.db
    .selectFrom('team')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', teamId)
    .executeTakeFirst();
  if (!team) throw new DomainError('invalid', 'there is no such team', '/departmentId');
  return team.id;
}

async function record(
  ctx: Context,
  requestId: string,
  data: { readonly breachId: string; readonly confirmed: boolean; readonly reason: BreachReason },
): Promise<void> {
  await appendFacts(ctx, [actFact(ctx, requestId, { kind: 'breach.reason_given', key: newId(), data })]);
  await refreshClocks(ctx, requestId);
  await announce(ctx, { requestIds: [requestId] });
}
