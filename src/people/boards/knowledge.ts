import { sql } from 'kysely';
import { knowledgeOf, type Need, needsOf, type Skill } from '../../core/routing/needs-of.ts';
import { defaultRules, type RoutingRules } from '../../core/routing/rules.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';

/** What people of an organisation know. */
export interface KnownSkills {
  readonly skills: readonly Skill[];
  /** Levels by skill, by person. */
  readonly levels: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

interface Row {
  readonly skills: Skill[];
  readonly levels: { userId: string; skillId: string; level: number }[];
}

/** Every skill by kind and name, and who knows it how well. */
export async function knownSkills(ctx: Context): Promise<KnownSkills> {
  const { rows } = await sql<Row>`
    select
      (select coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'name', s.name, 'words', s.words)
          order by array_position(array['product', 'industry', 'region', 'language'], s.kind), lower(s.name), s.id), '[]')
        from skill s where s.org_id = ${ctx.orgId}) as skills,
      (select coalesce(json_agg(json_build_object('userId', l.user_id, 'skillId', l.skill_id, 'level', l.level)), '[]')
        from member_skill l where l.org_id = ${ctx.orgId}) as levels`.execute(ctx.db);
  const { skills = [], levels = [] } = rows[0] ?? {};
  const byPerson = Map.groupBy(levels, ({ userId }) => userId);
  return {
    skills,
    levels: new Map(
      [...byPerson].map(([userId, all]) => [userId, new Map(all.map((one) => [one.skillId, one.level]))]),
    ),
  };
}

/** What is asked about: words as typed, or what a contact wrote last. */
export interface Topic {
  readonly text: string;
  readonly contactId: string | null;
}

/** The skills a topic needs, by the same reading as a request's and the rules in force. Throws `not_found`. */
export async function topicNeeds(
  ctx: Context,
  { skills }: KnownSkills,
  topic: Topic,
): Promise<readonly Need[]> {
  const contact = topic.contactId === null ? null : await contactTopic(ctx, topic.contactId);
  const knowledge = knowledgeOf(skills, await rulesInForce(ctx));
  const asked = {
    subject: contact?.subject ?? '',
    text: [topic.text, contact?.text ?? ''].join('\n'),
    questions: [],
    channel: contact?.channel ?? '',
    source: null,
    kind: contact?.kind ?? '',
    segment: contact?.segment ?? null,
    zone: contact?.zone ?? null,
    phone: contact?.phone ?? null,
    country: null,
  };
  return needsOf(asked, knowledge).needs;
}

interface ContactTopic {
  readonly subject: string | null;
  readonly text: string | null;
  readonly channel: string | null;
  readonly kind: string | null;
  readonly segment: string | null;
  readonly zone: string | null;
  readonly phone: string | null;
}

async function contactTopic(ctx: Context, contactId: string): Promise<ContactTopic> {
  const { rows } = await sql<ContactTopic>`
    select r.subject, r.kind, r.channel, c.segment, c.zone, c.phone, (
      select string_agg(m.text, E'\n' order by m.at desc) from message m
      where m.org_id = r.org_id and m.request_id = r.id and m.direction = 'in') as text
    from contact c left join lateral (
      select x.org_id, x.id, x.subject, x.kind, x.channel from request x
      where x.org_id = c.org_id and x.contact_id = c.id order by x.received_at desc, x.id desc limit 1) r on true
    where c.org_id = ${ctx.orgId} and c.id = ${contactId}`.execute(ctx.db);
  const [found] = rows;
  if (!found) throw notFound();
  return found;
}

/** The first desk's rules as switched on last. */
async function rulesInForce(ctx: Context): Promise<RoutingRules> {
  const { rows } = await sql<{ rules: RoutingRules }>`
    select v.rules from routing_version v
    where v.org_id = ${ctx.orgId} and v.state = 'switched_on' and v.valid_from <= ${toIso(ctx.now)}::timestamptz
      and v.desk_id = (select d.id from desk d where d.org_id = ${ctx.orgId} order by d.id limit 1)
    order by v.valid_from desc, v.id desc limit 1`.execute(ctx.db);
  return rows[0]?.rules ?? defaultRules;
}
