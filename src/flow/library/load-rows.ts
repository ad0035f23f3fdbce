import { sql } from 'kysely';
import type { z } from 'zod';
import { atAGlance } from '../../core/library/template-fields.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { wallDay } from '../../core/time/wall-day.ts';
import type { Context } from '../../platform/context.ts';
import type { assetRow } from './shapes.ts';

export type AssetRow = z.input<typeof assetRow>;

type Row = Omit<AssetRow, 'lastUsedAt' | 'changedAt' | 'toReview'> & {
  lastUsedAt: Instant | null;
  changedAt: Instant;
};

const EXCERPT = 280;

/** The date on the organisation's wall, `YYYY-MM-DD`. */
export async function today(ctx: Context): Promise<string> {
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return wallDay(zone, ctx.now).date;
}

/** Library items as lists show them, in the order of the ids; those that are not there are left out. */
export async function loadRows(ctx: Context, ids: readonly string[], day: string): Promise<AssetRow[]> {
  if (ids.length === 0) return [];
  const tagged = (kind: string) => sql`(
    select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by lower(s.name)), '[]')
    from library_tag t join skill s on s.org_id = ${ctx.orgId} and s.id = t.skill_id and s.kind = ${kind}
    where t.org_id = ${ctx.orgId} and t.asset_id = a.id)`;
  const { rows } = await sql<Row>`
    select a.id, v.id as "versionId", a.kind, a.title, a.value_type as "valueType", a.language, a.stages,
      ${tagged('product')} as products, ${tagged('industry')} as industries,
      case when o.user_id is not null then json_build_object('id', o.user_id, 'name', o.name) end as owner,
      a.review_on::text as "reviewOn", a.approved, a.waiting_number is not null as waiting,
      a.retired_at is not null as retired, u.uses, u.last as "lastUsedAt", a.changed_at as "changedAt",
      left(v.text, ${EXCERPT}) as excerpt,
      case when f.id is not null then
        json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'bytes', f.bytes) end as file
    from library_asset a
    join library_version v on v.org_id = ${ctx.orgId} and v.asset_id = a.id and v.number = a.current_number
    left join library_file f on f.org_id = ${ctx.orgId} and f.id = v.file_id
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = a.owner_id
    cross join lateral (select count(*)::int as uses, max(u.at) as last from asset_use u
      where u.org_id = ${ctx.orgId} and u.asset_id = a.id) u
    where a.org_id = ${ctx.orgId} and a.id = any(${[...ids]}::uuid[])`.execute(ctx.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [viewRow(row, day)] : [];
  });
}

function viewRow({ lastUsedAt, changedAt, ...row }: Row, day: string): AssetRow {
  return {
    ...row,
    excerpt: atAGlance(row.excerpt),
    lastUsedAt: lastUsedAt === null ? null : toIso(lastUsedAt),
    changedAt: toIso(changedAt),
    toReview: row.reviewOn !== null && row.reviewOn <= day,
  };
}
