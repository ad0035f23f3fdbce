import { type RawBuilder, sql } from 'kysely';
import type { Fact } from '../../core/clock/fact.ts';
import { type Candidate, type Choice, chooseOwner } from '../../core/routing/choose-owner.ts';
import type { Instant } from '../../core/time/instant.ts';
import { answersContacts, type Duty, teamDuty } from '../../people/duty.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import type { Terms } from '../clocks/terms.ts';

/** A request that waits for an owner. */
export interface Ownerless {
  readonly requestId: string;
  readonly deskId: string;
}

/** A choice as made: the fact to be recorded carries its reason. */
export interface Chosen {
  readonly userId: string;
  readonly fact: Fact;
}

/**
 * Chooses a named person on duty for each request, in one go under the desk's lock, so that loads are counted
 * right while many arrive at once. The caller writes owner, fact and load in the same transaction. A request
 * that is missing in the answer found nobody: the desk looks again when duty begins.
 */
export async function chooseOwners(
  ctx: Context,
  waiting: readonly Ownerless[],
  terms: Terms,
): Promise<ReadonlyMap<string, Chosen>> {
  const chosen = new Map<string, Chosen>();
  for (const [deskId, requests] of Map.groupBy(waiting, (request) => request.deskId)) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${deskId}, 1))`.execute(ctx.db);
    const { spec, teamId } = terms.deskAt(deskId, ctx.now);
    const duty = (await teamDuty(ctx, teamId, spec)).filter((member) => answersContacts(member.roles));
    const loads = new Map(duty.map((member) => [member.userId, member.openItems]));
    for (const request of requests) {
      const candidates = duty.map((member) => candidate(member, loads));
      const choice = chooseOwner(candidates, ctx.now, spec.zone);
      if (!choice) continue;
      loads.set(choice.userId, (loads.get(choice.userId) ?? 0) + 1);
      chosen.set(request.requestId, { userId: choice.userId, fact: assignmentFact(ctx, choice) });
    }
    if (requests.some((request) => !chosen.has(request.requestId))) await lookAgain(ctx, deskId, duty);
  }
  return chosen;
}

function candidate(member: Duty, loads: ReadonlyMap<string, number>): Candidate {
  const { userId, name, onDutyUntil } = member;
  return { userId, name, onDutyUntil, openItems: loads.get(userId) ?? 0 };
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
    data: { userId: choice.userId, onDuty: true, reason: choice.reason },
  };
}

/** The statement that counts choices to their persons' loads; null when there are none. */
export function loadUpdate(ctx: Context, chosen: Iterable<Chosen>): RawBuilder<unknown> | null {
  const counts = [...Map.groupBy(chosen, ({ userId }) => userId)].map(([id, all]) => ({ id, n: all.length }));
  if (counts.length === 0) return null;
  return sql`
    update membership m set open_items = m.open_items + g.n
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as g(id uuid, n integer)
    where m.org_id = ${ctx.orgId} and m.user_id = g.id`;
}

/** The next instant at which somebody comes on duty goes to the timekeeper. */
async function lookAgain(ctx: Context, deskId: string, duty: readonly Duty[]): Promise<void> {
  const next = duty
    .map((member) => member.nextOnDuty)
    .filter((instant): instant is Instant => instant !== null && instant > ctx.now);
  if (next.length === 0) return;
  const dueAt = at(Math.min(...next));
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: 'distribute', subject_id: deskId, due_at: dueAt })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'kind', 'subject_id']).doUpdateSet({ due_at: dueAt }),
    )
    .execute();
}
