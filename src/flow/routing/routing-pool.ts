import { sql } from 'kysely';
import type { Candidate, SkillLevel } from '../../core/routing/candidate.ts';
import { type Knowledge, knowledgeOf, type Skill } from '../../core/routing/needs-of.ts';
import { defaultRules, type RoutingRules } from '../../core/routing/rules.ts';
import { HOUR, type Instant, toIso } from '../../core/time/instant.ts';
import { answersContacts, type Duty } from '../../people/duty.ts';
import type { Context } from '../../platform/context.ts';

/** What a choice of owners stands on, besides hours: loaded once for a batch. */
export interface RoutingPool {
  /** Skills and the rules in force on a desk. */
  knowledgeOn(deskId: string): { readonly versionId: string | null; readonly knowledge: Knowledge };
  /** A member's duty with what they know. */
  candidate(duty: Duty, onCall: boolean): Candidate;
}

interface Loaded {
  readonly skills: Skill[];
  readonly levels: { readonly userId: string; readonly skillId: string; readonly level: number }[];
  readonly inCall: string[];
  readonly away: { readonly userId: string; readonly since: Instant }[];
  readonly rules: { readonly deskId: string; readonly id: string; readonly rules: RoutingRules }[];
}

/** A call that nobody has ended after so long was forgotten. */
const LONGEST_CALL = 2 * HOUR;

/** Skills, who has them, who is away or speaks on the telephone, and the rules in force, in one query. */
export async function loadPool(ctx: Context): Promise<RoutingPool> {
  const now = sql`${toIso(ctx.now)}::timestamptz`;
  const { rows } = await sql<Loaded>`
    select
      (select coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'name', s.name, 'words', s.words)
          order by s.name), '[]')
        from skill s where s.org_id = ${ctx.orgId}) as skills,
      (select coalesce(json_agg(json_build_object('userId', l.user_id, 'skillId', l.skill_id, 'level', l.level)), '[]')
        from member_skill l where l.org_id = ${ctx.orgId}) as levels,
      (select coalesce(json_agg(distinct k.user_id), '[]') from call k
        where k.org_id = ${ctx.orgId} and k.ended_at is null
          and k.started_at > ${toIso(ctx.now - LONGEST_CALL)}::timestamptz) as "inCall",
      (select coalesce(json_agg(json_build_object('userId', a.user_id, 'since',
          extract(epoch from a.starts_at) * 1000)), '[]')
        from absence a where a.org_id = ${ctx.orgId} and a.starts_at <= ${now}
          and (a.ends_at is null or a.ends_at > ${now})) as away,
      (select coalesce(json_agg(json_build_object('deskId', v.desk_id, 'id', v.id, 'rules', v.rules)), '[]')
        from (select distinct on (desk_id) desk_id, id, rules from routing_version
          where org_id = ${ctx.orgId} and state = 'switched_on' and valid_from <= ${now}
          order by desk_id, valid_from desc, id desc) v) as rules`.execute(ctx.db);
  return poolFrom(rows[0] ?? { skills: [], levels: [], inCall: [], away: [], rules: [] });
}

function poolFrom({ skills, levels, inCall, away, rules }: Loaded): RoutingPool {
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const known = new Map<string, SkillLevel[]>();
  for (const { userId, skillId, level } of levels) {
    const skill = byId.get(skillId);
    if (!skill) continue;
    const ofUser = known.get(userId) ?? [];
    ofUser.push({ skillId, level, name: skill.name, kind: skill.kind });
    known.set(userId, ofUser);
  }
  const byDesk = new Map<string, ReturnType<RoutingPool['knowledgeOn']>>();
  const calling = new Set(inCall);
  const awaySince = new Map(away.map(({ userId, since }) => [userId, since]));
  return {
    knowledgeOn: (deskId) => {
      const ready = byDesk.get(deskId);
      if (ready) return ready;
      const version = rules.find((one) => one.deskId === deskId);
      const knowledge = knowledgeOf(skills, version?.rules ?? defaultRules);
      byDesk.set(deskId, { versionId: version?.id ?? null, knowledge });
      return { versionId: version?.id ?? null, knowledge };
    },
    candidate: (duty, onCall) => ({
      userId: duty.userId,
      name: duty.name,
      roles: duty.roles,
      teamId: duty.teamId,
      answers: answersContacts(duty.roles),
      skills: known.get(duty.userId) ?? [],
      onDutyUntil: duty.onDutyUntil,
      nextOnDuty: duty.nextOnDuty,
      awaySince: awaySince.get(duty.userId) ?? null,
      openItems: duty.openItems,
      loadLimit: duty.loadLimit,
      lastAssignedAt: duty.lastAssignedAt,
      onCall,
      inCall: calling.has(duty.userId),
      history: null,
    }),
  };
}
