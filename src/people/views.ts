import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import type { Role } from '../platform/contract.ts';
import type { Week } from '../platform/schema.ts';
import type { hours, people } from './contract.ts';
import { type Duty, teamDuty } from './duty.ts';
import { dutyNote } from './duty-note.ts';
import { fullWeek } from './full-week.ts';
import { type MainDesk, mainDesk } from './main-desk.ts';

type People = z.input<typeof people.response>;

interface MemberRow {
  user_id: string;
  email: string;
  week: Week | null;
  absence: { id: string; from: Instant; until: Instant | null; reason: string } | null;
  team: People['members'][number]['team'];
  skills: People['members'][number]['skills'];
  load_limit: number | null;
  phone: string | null;
}

/** The organisation's hours in force now. */
export async function hoursView(ctx: Context): Promise<z.input<typeof hours.response>> {
  const { spec, version, since } = (await mainDesk(ctx)).opening;
  const { zone, holidays, overrides, closed } = spec as z.input<typeof hours.response>;
  return {
    zone,
    week: fullWeek(spec.week as Week),
    ...(holidays ? { holidays } : {}),
    ...(overrides ? { overrides } : {}),
    ...(closed ? { closed } : {}),
    version,
    since: toIso(since),
  };
}

/** Members with their duty now, and invitations that still work. */
export async function peopleView(ctx: Context, callerId: string): Promise<People> {
  const desk = await mainDesk(ctx);
  const duty = await teamDuty(ctx, null, desk.spec);
  const rows = new Map((await memberRows(ctx)).map((row) => [row.user_id, row]));
  return {
    members: duty.flatMap((one) => {
      const row = rows.get(one.userId);
      return row ? [memberView(one, row, desk, ctx.now, callerId)] : [];
    }),
    invitations: await openInvitations(ctx),
  };
}

function memberView(
  duty: Duty,
  row: MemberRow,
  desk: MainDesk,
  now: Instant,
  callerId: string,
): People['members'][number] {
  const { absence } = row;
  return {
    id: duty.userId,
    name: duty.name,
    email: row.email,
    roles: duty.roles as Role[],
    week: row.week && fullWeek(row.week),
    onDuty: duty.onDutyUntil !== null,
    dutyNote: dutyNote(duty, absence, desk.spec.zone, now),
    openItems: duty.openItems,
    team: row.team,
    skills: row.skills,
    loadLimit: row.load_limit,
    phone: row.phone,
    absence: absence && {
      id: absence.id,
      from: toIso(absence.from),
      until: absence.until === null ? null : toIso(absence.until),
      reason: absence.reason,
    },
    you: duty.userId === callerId,
  };
}

async function memberRows(ctx: Context): Promise<MemberRow[]> {
  const now = toIso(ctx.now);
  const { rows } = await sql<MemberRow>`
    select m.user_id, m.email, m.load_limit, m.phone, (
      select json_build_object('id', t.id, 'name', t.name) from team t
      where t.org_id = m.org_id and t.id = m.team_id) as team, coalesce((
      select json_agg(json_build_object('id', s.id, 'name', s.name, 'level', l.level) order by l.level desc, s.name)
      from member_skill l join skill s on s.org_id = l.org_id and s.id = l.skill_id
      where l.org_id = m.org_id and l.user_id = m.user_id), '[]') as skills, (
      select v.spec -> 'week' from calendar c
      join calendar_version v on v.org_id = c.org_id and v.calendar_id = c.id
      where c.org_id = m.org_id and c.scope = 'person' and c.scope_id = m.user_id
        and v.valid_from <= ${now}::timestamptz and v.recorded_at <= ${now}::timestamptz
      order by v.valid_from desc, v.recorded_at desc, v.id desc limit 1) as week, (
      select json_build_object('id', a.id, 'from', extract(epoch from a.starts_at) * 1000,
        'until', extract(epoch from a.ends_at) * 1000, 'reason', a.reason)
      from absence a
      where a.org_id = m.org_id and a.user_id = m.user_id and a.starts_at <= ${now}::timestamptz
        and (a.ends_at is null or a.ends_at > ${now}::timestamptz)
      order by a.ends_at desc nulls first limit 1) as absence
    from membership m where m.org_id = ${ctx.orgId} and m.active`.execute(ctx.db);
  return rows;
}

async function openInvitations(ctx: Context): Promise<People['invitations']> {
  const rows = await ctx.db
    .selectFrom('invitation')
    .select(['id', 'email', 'name', 'roles', 'expires_at'])
    .where('org_id', '=', ctx.orgId)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', sql<Instant>`${toIso(ctx.now)}::timestamptz`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles as Role[],
    expiresAt: toIso(row.expires_at),
  }));
}
