import { sql } from 'kysely';
import type { Fact } from '../../core/clock/fact.ts';
import { type Candidate, type Choice, chooseOwner } from '../../core/routing/choose-owner.ts';
import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { localTime } from '../../core/time/local-time.ts';
import { answersContacts, type Duty, teamDuty } from '../../people/duty.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { tellCoordinators } from './tell-coordinators.ts';

/** A request that waits for an owner. */
export interface Ownerless {
  readonly requestId: string;
  readonly conversationId: string;
  readonly deskId: string;
  readonly subject: string;
  /** Whoever had the conversation before. */
  readonly earlierOwner: string | null;
}

export interface Distributed {
  readonly requestId: string;
  /** The fact of the assignment, or null: nobody is on duty. */
  readonly fact: Fact | null;
}

interface DeskHours {
  readonly spec: CalendarSpec;
  readonly teamId: string;
}

/**
 * Hands requests to named persons on duty, in one go under the desk's lock, so that loads are counted right
 * while many arrive at once. What finds nobody is told to the coordinators and tried again when duty begins.
 */
export async function distribute(ctx: Context, waiting: readonly Ownerless[]): Promise<Distributed[]> {
  const results: Distributed[] = [];
  for (const [deskId, requests] of Map.groupBy(waiting, (request) => request.deskId)) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${deskId}, 1))`.execute(ctx.db);
    const hours = await deskHours(ctx, deskId);
    const duty = (await teamDuty(ctx, hours.teamId, hours.spec)).filter((member) =>
      answersContacts(member.roles),
    );
    results.push(...(await assignAll(ctx, requests, duty, hours.spec.zone)));
    const left = results.filter((result) => result.fact === null).length;
    if (left > 0) await lookAgain(ctx, deskId, duty);
  }
  return results;
}

/** The opening hours of a desk in force now. */
export async function deskHours(ctx: Context, deskId: string): Promise<DeskHours> {
  const row = await ctx.db
    .selectFrom('desk as d')
    .innerJoin('calendar_version as v', (join) =>
      join.onRef('v.org_id', '=', 'd.org_id').onRef('v.calendar_id', '=', 'd.calendar_id'),
    )
    .select(['v.spec', 'd.team_id'])
    .where('d.org_id', '=', ctx.orgId)
    .where('d.id', '=', deskId)
    .where('v.valid_from', '<=', at(ctx.now))
    .orderBy('v.valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { spec: row.spec as CalendarSpec, teamId: row.team_id };
}

interface Assigned {
  readonly request: Ownerless;
  readonly choice: Choice;
  readonly fact: Fact;
}

async function assignAll(
  ctx: Context,
  requests: readonly Ownerless[],
  duty: Duty[],
  zone: string,
): Promise<Distributed[]> {
  const loads = new Map(duty.map((member) => [member.userId, member.openItems]));
  const assigned: Assigned[] = [];
  const results = requests.map((request): Distributed => {
    const candidates = duty.map((member) => candidate(member, loads, request));
    const choice = chooseOwner(candidates, (instant) => localTime(instant, zone));
    if (!choice) return { requestId: request.requestId, fact: null };
    loads.set(choice.userId, (loads.get(choice.userId) ?? 0) + 1);
    const fact = assignmentFact(ctx, choice);
    assigned.push({ request, choice, fact });
    return { requestId: request.requestId, fact };
  });
  await writeAssignments(ctx, assigned);
  const nobody = requests.filter((_, index) => results[index]?.fact === null);
  await tellCoordinators(ctx, nobody);
  return results;
}

function candidate(member: Duty, loads: ReadonlyMap<string, number>, request: Ownerless): Candidate {
  return {
    userId: member.userId,
    name: member.name,
    onDutyUntil: member.onDutyUntil,
    awayBecause: member.awayBecause,
    openItems: loads.get(member.userId) ?? 0,
    knowsConversation: request.earlierOwner === member.userId,
  };
}

function assignmentFact(ctx: Context, choice: Choice): Fact {
  const id = newId();
  return {
    id,
    kind: 'assignment.made',
    sourceKey: `assigned:${id}`,
    occurredAt: ctx.now,
    recordedAt: ctx.now,
    evidence: 'server',
    data: { userId: choice.userId, onDuty: true, reason: `${choice.name}: ${choice.reason}` },
  };
}

async function writeAssignments(ctx: Context, assigned: readonly Assigned[]): Promise<void> {
  if (assigned.length === 0) return;
  const rows = assigned.map(({ request, choice }) => ({ id: request.requestId, user_id: choice.userId }));
  await appendFacts(
    ctx,
    assigned.map(({ request, fact }) => ({ ...fact, subjectKind: 'request', subjectId: request.requestId })),
  );
  await insertRows(
    ctx,
    'assignment',
    ['org_id', 'id', 'request_id', 'user_id', 'from_at', 'state', 'reason'],
    assigned.map(({ request, choice }) => ({
      org_id: ctx.orgId,
      id: newId(),
      request_id: request.requestId,
      user_id: choice.userId,
      from_at: toIso(ctx.now),
      state: 'assigned',
      reason: choice.reason,
    })),
  );
  await sql`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, user_id uuid)),
    owned as (
      update request r set owner_id = g.user_id, state = case when r.state = 'received' then 'assigned' else r.state end
      from given g where r.org_id = ${ctx.orgId} and r.id = g.id)
    update membership m set open_items = m.open_items + g.count
    from (select user_id, count(*)::int from given group by user_id) g
    where m.org_id = ${ctx.orgId} and m.user_id = g.user_id`.execute(ctx.db);
}

/** The next instant at which somebody comes on duty goes to the timekeeper. */
async function lookAgain(ctx: Context, deskId: string, duty: readonly Duty[]): Promise<void> {
  const next = duty
    .map((member) => member.nextOnDuty)
    .filter((instant): instant is Instant => instant !== null && instant > ctx.now);
  if (next.length === 0) return;
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: 'distribute', subject_id: deskId, due_at: at(Math.min(...next)) })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'kind', 'subject_id']).doUpdateSet({ due_at: at(Math.min(...next)) }),
    )
    .execute();
}
