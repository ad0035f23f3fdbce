import { sql } from 'kysely';
import type { Receiver } from '../../core/clock/stages.ts';
import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import { MINUTE } from '../../core/time/instant.ts';
import { type Duty, teamDuty } from '../../people/duty.ts';
import { onCall } from '../../people/on-call.ts';
import type { Context } from '../../platform/context.ts';
import type { Passed } from './fire-due-clocks.ts';

/** Roles that stages name, or that stand in for them. */
const toldRoles = ['coordinator', 'manager', 'executive', 'admin', 'recovery_lead'];
/** Whose hours have ended only just is still told: much is due at the very close. */
const STILL_THERE = MINUTE;

/** Who was asked for help, and who leads them. */
interface Helpers {
  readonly helpers: readonly string[];
  readonly leads: readonly string[];
}

/** Everybody whom the stages that one desk has passed may name, with their duty. */
export interface Receivers {
  readonly people: readonly Duty[];
  /** By ask (C14). */
  readonly help: ReadonlyMap<string, Helpers>;
  /** User ids of those on call off hours, and of those on the recovery rota, now. */
  readonly rota: readonly string[];
  readonly recovery: readonly string[];
}

export async function loadReceivers(
  ctx: Context,
  passed: readonly Passed[],
  spec: CalendarSpec,
): Promise<Receivers> {
  const names = (receiver: Receiver) => passed.some(({ stage }) => stage.to.includes(receiver));
  const help = names('helper') || names('helper_lead') ? await helpersOf(ctx, passed) : new Map();
  const rota = names('rota') ? await onCallIds(ctx, 'off_hours') : [];
  const recovery = names('recovery_lead') ? await onCallIds(ctx, 'recovery') : [];
  const owners = passed.flatMap(({ row }) => row.owner_id ?? []);
  const helping = [...help.values()].flatMap(({ helpers, leads }: Helpers) => [...helpers, ...leads]);
  const userIds = [...new Set([...owners, ...helping, ...rota, ...recovery])];
  const before = { ...ctx, now: ctx.now - STILL_THERE };
  const people = await teamDuty(before, null, spec, { userIds, roles: toldRoles });
  return { people, help, rota, recovery };
}

async function onCallIds(ctx: Context, purpose: 'off_hours' | 'recovery'): Promise<string[]> {
  return (await onCall(ctx, purpose)).map(({ userId }) => userId);
}

/** Of an ask to a team everybody in it is asked. A team's managers lead it. */
async function helpersOf(ctx: Context, passed: readonly Passed[]): Promise<Map<string, Helpers>> {
  const asks = passed.filter(({ row }) => row.kind === 'C14').map(({ row }) => row.about);
  if (asks.length === 0) return new Map();
  const { rows } = await sql<{ id: string } & Helpers>`
    select h.id,
      array(select m.user_id::text from membership m where m.org_id = ${ctx.orgId} and m.active
        and (m.user_id = h.to_user_id or m.team_id = h.to_team_id)) as helpers,
      array(select m.user_id::text from membership m where m.org_id = ${ctx.orgId} and m.active
        and 'manager' = any(m.roles) and m.team_id = coalesce(h.to_team_id, (
          select t.team_id from membership t where t.org_id = ${ctx.orgId} and t.user_id = h.to_user_id))) as leads
    from help_ask h where h.org_id = ${ctx.orgId} and h.id = any(${asks}::uuid[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The people a stage names. Who has nobody in a role falls back on the next one: somebody always hears of it. */
export function receiversOf({ row, stage }: Passed, receivers: Receivers): Duty[] {
  const { people } = receivers;
  const named = stage.to.flatMap((receiver) => peopleFor(receiver, row, receivers));
  // A strategic customer's breach is the executive's matter as well (DOMAIN 2.4).
  if (stage.name === 'late' && row.segment === 'A') named.push(...withRole(people, 'executive'));
  return [...new Map(named.map((person) => [person.userId, person])).values()];
}

function peopleFor(
  receiver: Receiver,
  row: Pick<Passed['row'], 'owner_id' | 'about'>,
  { people, help, rota, recovery }: Receivers,
): Duty[] {
  const withIds = (ids: readonly string[]) => people.filter(({ userId }) => ids.includes(userId));
  const orElse = (found: Duty[], ...roles: readonly string[]) =>
    found.length > 0 ? found : withRole(people, ...roles);
  switch (receiver) {
    case 'owner':
      return orElse(withIds(row.owner_id === null ? [] : [row.owner_id]), 'coordinator', 'manager');
    case 'coordinator':
      return withRole(people, 'coordinator', 'manager');
    case 'executive':
      return withRole(people, 'executive', 'manager');
    case 'helper':
      return withIds(help.get(row.about)?.helpers ?? []);
    case 'helper_lead':
      return orElse(withIds(help.get(row.about)?.leads ?? []), 'manager', 'admin');
    case 'recovery_lead':
      return orElse(withIds(recovery), 'recovery_lead', 'manager', 'admin');
    // Nobody on the rota: the item waits for opening (DOMAIN 5.2).
    case 'rota':
      return withIds(rota);
    default:
      return withRole(people, 'manager', 'admin');
  }
}

/** Holders of the first of these roles that anybody has. */
function withRole(people: readonly Duty[], ...roles: readonly string[]): Duty[] {
  for (const role of roles) {
    const holders = people.filter((person) => person.roles.includes(role));
    if (holders.length > 0) return holders;
  }
  return [];
}
