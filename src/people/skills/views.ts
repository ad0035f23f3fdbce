import { sql } from 'kysely';
import type { z } from 'zod';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import type * as contract from './contract.ts';
import { mayEditMember } from './lock-member.ts';

type Skills = z.input<typeof contract.skills.response>;
type Teams = z.input<typeof contract.teams.response>;

interface PersonRow {
  id: string;
  name: string;
  roles: Role[];
  team_id: string | null;
  phone: string | null;
  load_limit: number | null;
  open_items: number;
  levels: { skillId: string; level: number }[];
}

const maySet = ({ roles }: Member): 'edit'[] =>
  roles.includes('admin') || roles.includes('manager') ? ['edit'] : [];

/** Skills by kind and name, and every active member with their levels. */
export async function skillsView(ctx: Context, member: Member): Promise<Skills> {
  const skills = await ctx.db
    .selectFrom('skill')
    .select(['id', 'kind', 'name', 'words'])
    .where('org_id', '=', ctx.orgId)
    .orderBy(sql`array_position(array['product', 'industry', 'language', 'region'], kind)`)
    .orderBy(sql`lower(name)`)
    .execute();
  const rows = await personRows(ctx);
  const own = rows.find((row) => row.id === member.userId)?.team_id ?? null;
  return {
    skills,
    people: rows.map((row) => ({
      id: row.id,
      name: row.name,
      roles: row.roles,
      teamId: row.team_id,
      phone: row.phone,
      loadLimit: row.load_limit,
      openItems: row.open_items,
      levels: row.levels,
      can: mayEditMember(member.roles, own, row.team_id) ? ['edit'] : [],
    })),
    can: maySet(member),
  };
}

async function personRows(ctx: Context): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select m.user_id as id, m.name, m.roles, m.team_id, m.phone, m.load_limit, m.open_items,
      coalesce(l.levels, '[]') as levels
    from membership m
    left join (
      select org_id, user_id, json_agg(json_build_object('skillId', skill_id, 'level', level) order by skill_id) as levels
      from member_skill where org_id = ${ctx.orgId} group by org_id, user_id
    ) l on l.org_id = m.org_id and l.user_id = m.user_id
    where m.org_id = ${ctx.orgId} and m.active order by m.name, m.user_id`.execute(ctx.db);
  return rows;
}

/** Departments, teams and desks with what hangs on them. */
export async function teamsView(ctx: Context, member: Member): Promise<Teams> {
  const departments = await ctx.db
    .selectFrom('department')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .orderBy(sql`lower(name)`)
    .execute();
  const desks = await ctx.db
    .selectFrom('desk')
    .select(['id', 'name', 'team_id as teamId'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('id')
    .execute();
  const { rows: teams } = await sql<Teams['teams'][number]>`
    select t.id, t.name, t.department_id as "departmentId",
      (select count(*)::int from membership m where m.org_id = t.org_id and m.team_id = t.id and m.active) as members,
      (select count(*)::int from desk d where d.org_id = t.org_id and d.team_id = t.id) as desks
    from team t where t.org_id = ${ctx.orgId} order by lower(t.name), t.id`.execute(ctx.db);
  return { departments, teams, desks, can: maySet(member) };
}
