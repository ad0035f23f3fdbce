import { sql } from 'kysely';
import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import { turnsBetween } from '../../core/routing/on-call.ts';
import type { Opening } from '../../core/time/calendar.ts';
import { DAY, type Instant, toIso } from '../../core/time/instant.ts';
import { type LocalDay, parseDate, weekdayOf } from '../../core/time/local-day.ts';
import { zoneClock } from '../../core/time/zone-clock.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { compiledHours } from '../calendars/compiled-hours.ts';
import { dutyTimes, type MemberTimes } from '../duty-times.ts';
import { mainDesk } from '../main-desk.ts';
import { absenceView } from './absences-view.ts';
import { type roster, rosterRoles } from './contract.ts';
import { maySetAbsence } from './may-set-absence.ts';
import { type StoredRota, turnView } from './turn-view.ts';

type Roster = z.input<typeof roster.response>;

const DAYS = 7;

/** A week of everybody from a date on, `YYYY-MM-DD`; left out, from the Monday of this week. Throws DomainError. */
export async function rosterView(ctx: Context, member: Member, from: string | undefined): Promise<Roster> {
  const { spec } = await mainDesk(ctx);
  const clock = zoneClock(spec.zone);
  const first = from === undefined ? mondayOf(Math.floor(clock.wallAt(ctx.now) / DAY)) : parseDate(from);
  if (first === null) throw new DomainError('invalid', `"${from}" is no date such as 2026-12-24`, '/from');
  const midnights = Array.from({ length: DAYS + 1 }, (_, day) => clock.instantOf((first + day) * DAY));
  const [start, end] = [midnights[0] ?? 0, midnights[DAYS] ?? 0];
  const { members } = await dutyTimes(ctx, start, end);
  const rotas = await loadRotas(ctx);
  const calendar = compiledHours(spec);
  return {
    zone: spec.zone,
    now: toIso(ctx.now),
    days: Array.from({ length: DAYS }, (_, day) => ({
      date: toIso((first + day) * DAY).slice(0, 10),
      from: toIso(midnights[day] ?? 0),
      until: toIso(midnights[day + 1] ?? 0),
      holiday: calendar.isHoliday(first + day),
    })),
    people: members.map((one) => personView(one, member, ctx.now)),
    turns: rotas.flatMap((rota) =>
      turnsBetween(rota, start, end).flatMap((turn) => turnView(rota, turn, members, { start, end })),
    ),
    rotas: rotas.map(({ id, ...rota }) => ({ id, ...rota, members: [...rota.members] })),
    can: rosterRoles.some((role) => member.roles.includes(role)) ? ['edit'] : [],
  };
}

function mondayOf(day: LocalDay): LocalDay {
  return day - weekdayOf(day) + 1;
}

function personView(person: MemberTimes, member: Member, now: Instant): Roster['people'][number] {
  const { userId, name, roles, phone, feedTrouble, hours, shifts, absences } = person;
  const may = maySetAbsence(member, userId);
  return {
    id: userId,
    name,
    roles: roles as Role[],
    phone,
    you: userId === member.userId,
    feedTrouble,
    hours: hours.map(spanView),
    shifts: shifts.map(({ id, kind, rotaId, note, from, until }) => ({
      ...{ id, userId, kind, rotaId, note },
      from: toIso(from),
      until: toIso(until),
    })),
    absences: absences.map((absence) => absenceView(absence, may, now)),
  };
}

function spanView({ open, close }: Opening) {
  return { from: toIso(open), until: toIso(close) };
}

/** Rotas that stand, by name. */
async function loadRotas(ctx: Context): Promise<StoredRota[]> {
  const { rows } = await sql<StoredRota>`
    select r.id, r.name, r.purpose, r.zone, r.starts_on::text as "startsOn", r.turns_at as "turnsAt",
      r.turn_days as "turnDays", (
        select coalesce(json_agg(x.user_id order by x.position), '[]') from rota_member x
        where x.org_id = r.org_id and x.rota_id = r.id) as members
    from rota r where r.org_id = ${ctx.orgId} and r.removed_at is null order by r.name, r.id`.execute(ctx.db);
  return rows;
}
