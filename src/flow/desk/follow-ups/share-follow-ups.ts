import { sql } from 'kysely';
import { DomainError } from '../../../core/domain-error.ts';
import { shareOut } from '../../../core/follow-up/share-out.ts';
import { answersContacts, teamDuty } from '../../../people/duty.ts';
import { mainDesk } from '../../../people/main-desk.ts';
import { tell } from '../../../people/tell.ts';
import type { Context } from '../../../platform/context.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { type Me, mayShareOut } from './follow-up-rights.ts';
import { isLive } from './live-follow-ups.ts';
import { type HeldFollowUp, loadMe, lockFollowUps } from './load-follow-up.ts';
import { weighBacklogs } from './weigh-backlog.ts';
import { followUpFact } from './write-follow-ups.ts';

/** One that went from somebody to somebody. */
export interface Handed {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Gives planned work to a colleague, or with null to those on duty who have least. Due times stay to the millisecond
 * (S1-45). Who gets some is told. What is done meanwhile is passed over. Throws `not_found` for what the acting member
 * may not share out, `invalid` at `/to`, and `conflict` when nobody could take it.
 */
export async function shareFollowUps(
  ctx: Context,
  input: { readonly ids: readonly string[]; readonly to: string | null },
): Promise<readonly Handed[]> {
  const me = await loadMe(ctx);
  const rows = await lockFollowUps(ctx, input.ids);
  if (rows.length < new Set(input.ids).size || !rows.every((row) => mayShareOut(me, row))) throw notFound();
  const planned = rows.filter(({ state }) => state === 'planned');
  const handed =
    input.to === null ? await toThoseOnDuty(ctx, me, planned) : await toOne(ctx, me, planned, input.to);
  await write(ctx, planned, handed);
  await tellReceivers(ctx, me, handed);
  await weighBacklogs(
    ctx,
    handed.flatMap(({ from, to }) => [from, to]),
  );
  await announce(ctx, { requestIds: planned.map((row) => row.request_id), topics: ['follow_ups'] });
  return handed;
}

async function toOne(ctx: Context, me: Me, rows: readonly HeldFollowUp[], to: string): Promise<Handed[]> {
  const receiver = await ctx.db
    .selectFrom('membership')
    .select(['roles', 'team_id'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', to)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!receiver || !answersContacts(receiver.roles))
    throw new DomainError('invalid', 'nobody who answers contacts here', '/to');
  if (!mayShareOut(me, { owner_id: to, owner_team: receiver.team_id }))
    throw new DomainError('invalid', 'a manager shares out within the team', '/to');
  return rows.flatMap(({ id, owner_id }) => (owner_id === to ? [] : { id, from: owner_id, to }));
}

async function toThoseOnDuty(ctx: Context, me: Me, rows: readonly HeldFollowUp[]): Promise<Handed[]> {
  const { spec } = await mainDesk(ctx);
  const onDuty = (await teamDuty(ctx, null, spec)).filter(
    ({ userId, roles, teamId, onDutyUntil }) =>
      onDutyUntil !== null &&
      answersContacts(roles) &&
      mayShareOut(me, { owner_id: userId, owner_team: teamId }),
  );
  const planned = await plannedBy(ctx);
  const takers = onDuty.map(({ userId, openItems }) => ({
    userId,
    load: openItems + (planned.get(userId) ?? 0),
  }));
  const items = rows.map(({ id, owner_id }) => ({ id, ownerId: owner_id }));
  const shared = shareOut(items, takers);
  if (shared.size === 0 && rows.length > 0)
    throw new DomainError('conflict', 'nobody else is on duty to take them', '/to');
  return rows.flatMap(({ id, owner_id }) => {
    const to = shared.get(id);
    return to === undefined ? [] : { id, from: owner_id, to };
  });
}

async function plannedBy(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; planned: number }>`
    select f.owner_id as id, count(*)::int as planned
    from follow_up f join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id
    where f.org_id = ${ctx.orgId} and ${isLive} group by f.owner_id`.execute(ctx.db);
  return new Map(rows.map(({ id, planned }) => [id, planned]));
}

async function write(ctx: Context, rows: readonly HeldFollowUp[], handed: readonly Handed[]): Promise<void> {
  if (handed.length === 0) return;
  await sql`
    update follow_up f set owner_id = h."to"
    from jsonb_to_recordset(${JSON.stringify(handed)}::jsonb) as h(id uuid, "to" uuid)
    where f.org_id = ${ctx.orgId} and f.id = h.id`.execute(ctx.db);
  const requests = new Map(rows.map((row) => [row.id, row.request_id]));
  const facts = handed.map(({ id, from, to }) =>
    followUpFact(ctx, requests.get(id) ?? '', {
      kind: 'follow_up.handed',
      data: { followUpId: id, from, to },
      at: ctx.now,
    }),
  );
  await appendFacts(ctx, facts);
}

async function tellReceivers(ctx: Context, me: Me, handed: readonly Handed[]): Promise<void> {
  const key = newId();
  const receivers = [...Map.groupBy(handed, ({ to }) => to)].filter(([to]) => to !== me.id);
  await tell(
    ctx,
    receivers.map(([userId, items]) => ({
      userId,
      kind: 'handed_over',
      text: `${me.name} gave you ${items.length === 1 ? 'a follow-up' : `${items.length} follow-ups`} to do; due times stay as they were`,
      requestId: null,
      onceKey: `follow_ups:${key}`,
    })),
  );
}
