import { sql } from 'kysely';
import type { z } from 'zod';
import { DAY, type Instant, toIso } from '../../../core/time/instant.ts';
import type { Member } from '../../../platform/bindings.ts';
import type { Context } from '../../../platform/context.ts';
import type * as contract from './contract.ts';
import { loadDeskRules, type StoredRules } from './stored-rules.ts';

type View = z.input<typeof contract.routing.response>;

/** The rules of a desk with what their rows may name. Throws DomainError `not_found`. */
export async function viewRouting(ctx: Context, member: Member, deskId: string): Promise<View> {
  const { desk, inForce, draft, history } = await loadDeskRules(ctx, deskId);
  const names = await memberNames(ctx);
  const author = ({ changedBy }: StoredRules) => {
    const id = changedBy.startsWith('user:') ? changedBy.slice(5) : '';
    return { name: names.get(id) ?? 'somebody who has left', you: id === member.userId };
  };
  return {
    desk,
    inForce: { id: inForce.id, rules: rulesOf(inForce), since: iso(inForce.since) },
    draft: draft && { rules: rulesOf(draft), changedAt: toIso(draft.changedAt), by: author(draft) },
    history: history.map((version, place) => ({
      id: version.id,
      rules: rulesOf(version),
      from: toIso(version.validFrom ?? version.changedAt),
      until: iso(history[place - 1]?.validFrom ?? null),
      by: author(version),
      note: version.note,
    })),
    skills: await skillNames(ctx),
    teams: await teamNames(ctx),
    sources: await recentSources(ctx, deskId),
    can: member.roles.some((role) => ['admin', 'manager', 'coordinator'].includes(role)) ? ['edit'] : [],
  };
}

const iso = (instant: Instant | null) => (instant === null ? null : toIso(instant));
const rulesOf = ({ rules }: Pick<StoredRules, 'rules'>) => rules as View['inForce']['rules'];

async function memberNames(ctx: Context): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.name]));
}

async function skillNames(ctx: Context): Promise<View['skills']> {
  return ctx.db
    .selectFrom('skill')
    .select(['id', 'kind', 'name'])
    .where('org_id', '=', ctx.orgId)
    .orderBy(sql`array_position(array['product', 'industry', 'language', 'region'], kind)`)
    .orderBy(sql`lower(name)`)
    .execute();
}

async function teamNames(ctx: Context): Promise<View['teams']> {
  return ctx.db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .orderBy(sql`lower(name)`)
    .execute();
}

async function recentSources(ctx: Context, deskId: string): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    select source from request
    where org_id = ${ctx.orgId} and desk_id = ${deskId} and source is not null
      and received_at > ${toIso(ctx.now - 31 * DAY)}::timestamptz
    group by source order by count(*) desc, source limit 30`.execute(ctx.db);
  return rows.map(({ source }) => source);
}
