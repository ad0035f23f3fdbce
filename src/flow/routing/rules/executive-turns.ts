import { sql } from 'kysely';
import { turnsBetween } from '../../../core/routing/on-call.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { MemberTimes } from '../../../people/duty-times.ts';
import { onCall } from '../../../people/on-call.ts';
import type { Context } from '../../../platform/context.ts';

/**
 * Who of the executives was on call at an instant between `from` and now. Asked at the instants only at which it can
 * have changed: turns, shifts on call, absences of those who take turns.
 */
export async function executiveTurns(
  ctx: Context,
  members: readonly MemberTimes[],
  from: Instant,
): Promise<(at: Instant) => ReadonlySet<string>> {
  const turns: { at: Instant; userIds: ReadonlySet<string> }[] = [];
  for (const at of await changes(ctx, members, from)) {
    const people = await onCall(ctx, 'executive', at);
    turns.push({ at, userIds: new Set(people.map(({ userId }) => userId)) });
  }
  return (at) => turns.findLast((turn) => turn.at <= at)?.userIds ?? nobody;
}

const nobody: ReadonlySet<string> = new Set();

async function changes(ctx: Context, members: readonly MemberTimes[], from: Instant): Promise<Instant[]> {
  const rotas = await executiveRotas(ctx);
  const shifts = members.flatMap(({ shifts }) => shifts.filter(({ kind }) => kind === 'on_call'));
  if (rotas.length === 0 && shifts.length === 0) return [];
  const turning = new Set(rotas.flatMap(({ members: ids }) => ids));
  const ends = members
    .filter(({ userId }) => turning.has(userId))
    .flatMap(({ absences }) => absences.flatMap((absence) => [absence.from, absence.until ?? absence.from]));
  const instants = [
    from,
    ...rotas.flatMap((rota) => turnsBetween(rota, from, ctx.now).map((turn) => turn.from)),
    ...shifts.flatMap((shift) => [shift.from, shift.until]),
    ...ends,
  ];
  return [...new Set(instants)].filter((at) => at >= from && at <= ctx.now).sort((a, b) => a - b);
}

async function executiveRotas(ctx: Context) {
  const rotas = await ctx.db
    .selectFrom('rota')
    .select(['id', 'zone', 'turns_at', 'turn_days', sql<string>`starts_on::text`.as('starts_on')])
    .where('org_id', '=', ctx.orgId)
    .where('purpose', '=', 'executive')
    .where('removed_at', 'is', null)
    .execute();
  const members = await ctx.db
    .selectFrom('rota_member')
    .select(['rota_id', 'user_id'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('position')
    .execute();
  return rotas.map(({ id, zone, starts_on, turns_at, turn_days }) => ({
    zone,
    startsOn: starts_on,
    turnsAt: turns_at,
    turnDays: turn_days,
    members: members.filter(({ rota_id }) => rota_id === id).map(({ user_id }) => user_id),
  }));
}
