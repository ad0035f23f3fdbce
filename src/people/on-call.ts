import { sql } from 'kysely';
import { standIns, type TurnOrder, whoseTurn } from '../core/routing/on-call.ts';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import type { RotaPurpose } from '../platform/schema.ts';

/** Somebody to be reached at an instant. */
export interface OnCall {
  readonly userId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly until: Instant;
  /** In words and without names of people: `turn of "Nights"`, `stands in on "Nights": whose turn it is, is away`. */
  readonly why: string;
}

/** One of those to be asked in turn; the first that is no backup has the duty. */
export interface OnCallPlace extends OnCall {
  readonly isBackup: boolean;
}

interface RotaRow extends TurnOrder {
  readonly id: string;
  readonly name: string;
}

interface ShiftRow {
  readonly userId: string;
  readonly rotaId: string | null;
  readonly until: Instant;
}

interface PersonRow {
  readonly userId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly roles: string[];
  /** Absences that hold at the instant or begin later. */
  readonly away: { readonly from: Instant; readonly until: Instant | null }[];
}

interface Loaded {
  readonly rotas: RotaRow[];
  readonly shifts: ShiftRow[];
  readonly people: PersonRow[];
}

/**
 * Who is on call for a purpose at an instant (left out: now): of each rota whoever took the turn over, else its holder,
 * else the next of the order who is not away; then those with a shift on call. Empty when nobody is, never throws.
 */
export async function onCall(ctx: Context, purpose: RotaPurpose, at: Instant = ctx.now): Promise<OnCall[]> {
  const places = await onCallOrder(ctx, purpose, at);
  return places.filter((place) => !place.isBackup).map(({ isBackup: _, ...person }) => person);
}

/** As `onCall`, with everybody else of the rotas behind them as backups, in the order in which they are asked. */
export async function onCallOrder(
  ctx: Context,
  purpose: RotaPurpose,
  at: Instant = ctx.now,
): Promise<OnCallPlace[]> {
  const { rotas, shifts, people } = await load(ctx, purpose, at);
  const known = new Map(people.map((person) => [person.userId, person]));
  const places = rotas.flatMap((rota) => rotaPlaces(rota, shifts, known, at));
  for (const { userId, rotaId, until } of shifts) {
    const person = known.get(userId);
    // Who is called in for a decision of the executives is one of them, whatever shift somebody has.
    const fits = purpose !== 'executive' || person?.roles.includes('executive');
    if (rotaId === null && person && fits && awayUntil(person, at) === undefined)
      places.push(place(person, until, 'on-call shift', false));
  }
  // Somebody with two reasons stands once, where they are asked first; having the duty outranks being a backup.
  const sorted = [...places.filter((one) => !one.isBackup), ...places.filter((one) => one.isBackup)];
  return sorted.filter((one, index) => sorted.findIndex(({ userId }) => userId === one.userId) === index);
}

/** Places of one rota: whoever has the duty, then the backups. */
function rotaPlaces(
  rota: RotaRow,
  shifts: readonly ShiftRow[],
  known: ReadonlyMap<string, PersonRow>,
  at: Instant,
): OnCallPlace[] {
  const places: OnCallPlace[] = [];
  for (const { userId, rotaId, until } of shifts) {
    const person = known.get(userId);
    if (rotaId === rota.id && person && awayUntil(person, at) === undefined)
      places.push(place(person, until, `took over "${rota.name}"`, places.length > 0));
  }
  const turn = whoseTurn(rota, at);
  if (!turn) return places;
  // A stand-in has the duty until somebody before them in the order is back.
  let until = turn.until;
  for (const userId of standIns(rota, turn)) {
    const person = known.get(userId);
    const back = person ? awayUntil(person, at) : null;
    if (person && back === undefined) {
      places.push(place(person, until, whyOf(rota, userId === turn.userId, places), places.length > 0));
    } else if (places.length === 0 && back) until = Math.min(until, back);
  }
  return places;
}

function whyOf(rota: RotaRow, isTurn: boolean, before: readonly OnCallPlace[]): string {
  if (before.length > 0) return isTurn ? `gave the turn of "${rota.name}" away` : `backup of "${rota.name}"`;
  return isTurn ? `turn of "${rota.name}"` : `stands in on "${rota.name}": whose turn it is, is away`;
}

function place(person: PersonRow, until: Instant, why: string, isBackup: boolean): OnCallPlace {
  const { userId, name, phone, away } = person;
  const end = Math.min(until, ...away.map((absence) => absence.from).filter((from) => from < until));
  return { userId, name, phone, until: end, why, isBackup };
}

/** Undefined: there; null: away without an end. */
function awayUntil(person: PersonRow, at: Instant): Instant | null | undefined {
  return person.away.find((absence) => absence.from <= at)?.until;
}

/** Rotas of a purpose, shifts on call at the instant, and the active members with their absences, in one query. */
async function load(ctx: Context, purpose: RotaPurpose, at: Instant): Promise<Loaded> {
  const then = sql`${toIso(at)}::timestamptz`;
  const { rows } = await sql<Loaded>`
    select
      (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'zone', r.zone, 'startsOn', r.starts_on,
          'turnsAt', r.turns_at, 'turnDays', r.turn_days, 'members', (
            select coalesce(json_agg(x.user_id order by x.position), '[]') from rota_member x
            where x.org_id = r.org_id and x.rota_id = r.id)) order by r.name, r.id), '[]')
        from rota r where r.org_id = ${ctx.orgId} and r.purpose = ${purpose} and r.removed_at is null) as rotas,
      (select coalesce(json_agg(json_build_object('userId', s.user_id, 'rotaId', s.rota_id,
          'until', extract(epoch from s.ends_at) * 1000) order by s.starts_at, s.id), '[]')
        from shift s where s.org_id = ${ctx.orgId} and s.kind = 'on_call'
          and s.starts_at <= ${then} and s.ends_at > ${then}) as shifts,
      (select coalesce(json_agg(json_build_object('userId', m.user_id, 'name', m.name, 'phone', m.phone,
          'roles', m.roles, 'away', (
            select coalesce(json_agg(json_build_object('from', extract(epoch from a.starts_at) * 1000,
              'until', extract(epoch from a.ends_at) * 1000)), '[]')
            from absence a where a.org_id = m.org_id and a.user_id = m.user_id
              and (a.ends_at is null or a.ends_at > ${then})))), '[]')
        from membership m where m.org_id = ${ctx.orgId} and m.active and (
          exists (select from rota_member x where x.org_id = m.org_id and x.user_id = m.user_id)
          or exists (select from shift s where s.org_id = m.org_id and s.user_id = m.user_id and s.kind = 'on_call'
            and s.starts_at <= ${then} and s.ends_at > ${then}))) as people`.execute(ctx.db);
  return rows[0] ?? { rotas: [], shifts: [], people: [] };
}
