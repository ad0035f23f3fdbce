import { sql } from 'kysely';
import { openStates } from '../../../core/request/request-state.ts';
import type { SkillLevel } from '../../../core/routing/candidate.ts';
import type { Skill } from '../../../core/routing/needs-of.ts';
import type { TriedPerson } from '../../../core/routing/try-out-input.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { answersContacts } from '../../../people/duty.ts';
import type { MemberTimes } from '../../../people/duty-times.ts';
import type { Context } from '../../../platform/context.ts';

export async function loadSkills(ctx: Context): Promise<Skill[]> {
  return ctx.db
    .selectFrom('skill')
    .select(['id', 'kind', 'name', 'words'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
}

/** Members with what they know and what they had besides the requests that are tried, from an instant on. */
export async function triedPeople(
  ctx: Context,
  members: readonly MemberTimes[],
  skills: readonly Skill[],
  since: Instant,
  triedIds: readonly string[],
): Promise<TriedPerson[]> {
  const levels = await levelsOf(ctx, skills);
  const others = await othersOf(ctx, since, triedIds);
  const limits = await limitsOf(ctx);
  return members.map(({ userId, name, roles, teamId }) => {
    const held = others.get(userId) ?? [];
    const before = held.map(({ from }) => from).filter((from) => from < since);
    return {
      userId,
      name,
      roles,
      teamId,
      answers: answersContacts(roles),
      skills: levels.get(userId) ?? [],
      loadLimit: limits.get(userId) ?? null,
      lastAssignedAt: before.length === 0 ? null : Math.max(...before),
      others: held,
    };
  });
}

async function levelsOf(ctx: Context, skills: readonly Skill[]): Promise<Map<string, SkillLevel[]>> {
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const rows = await ctx.db
    .selectFrom('member_skill')
    .select(['user_id', 'skill_id', 'level'])
    .where('org_id', '=', ctx.orgId)
    .execute();
  const known = new Map<string, SkillLevel[]>();
  for (const { user_id, skill_id, level } of rows) {
    const skill = byId.get(skill_id);
    if (!skill) continue;
    const ofUser = known.get(user_id) ?? [];
    ofUser.push({ skillId: skill_id, level, name: skill.name, kind: skill.kind });
    known.set(user_id, ofUser);
  }
  return known;
}

async function limitsOf(ctx: Context): Promise<Map<string, number | null>> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'load_limit'])
    .where('org_id', '=', ctx.orgId)
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.load_limit]));
}

/** What people had besides: of earlier days, of other desks. It counted until its last answer, or counts still. */
async function othersOf(
  ctx: Context,
  since: Instant,
  triedIds: readonly string[],
): Promise<Map<string, { from: Instant; until: Instant | null }[]>> {
  const { rows } = await sql<{ userId: string; from: Instant; until: Instant | null }>`
    select r.owner_id as "userId", r.received_at as "from",
      case when r.state = any(${[...openStates]}::text[]) then null else r.last_answer_at end as until
    from request r
    where r.org_id = ${ctx.orgId} and r.owner_id is not null and not r.id = any(${[...triedIds]}::uuid[])
      and (r.state = any(${[...openStates]}::text[]) or r.last_answer_at > ${toIso(since)}::timestamptz)`.execute(
    ctx.db,
  );
  return Map.groupBy(rows, ({ userId }) => userId);
}
