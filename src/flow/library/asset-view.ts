import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { mayApprove, mayRetire, mayWrite } from './library-rights.ts';
import { loadRows, today } from './load-rows.ts';
import type { assetView } from './shapes.ts';

type AssetView = z.input<typeof assetView>;
type Version = AssetView['versions'][number];

/** One library item. Throws `not_found`. */
export async function viewAsset(ctx: Context, assetId: string, member: Member): Promise<AssetView> {
  const [row] = await loadRows(ctx, [assetId], await today(ctx));
  if (!row) throw notFound();
  const versions = await versionsOf(ctx, assetId);
  const { created_by: createdBy } = await ctx.db
    .selectFrom('library_asset')
    .select('created_by')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', assetId)
    .executeTakeFirstOrThrow();
  const retirable = mayRetire(member, { ownerId: row.owner?.id ?? null, createdBy });
  const approvable = row.kind === 'answer' && (!row.approved || row.waiting) && mayApprove(member.roles);
  return {
    ...row,
    versions,
    usedOn: await usesOf(ctx, assetId),
    can: [
      ...(mayWrite(member.roles) && !row.retired ? (['edit'] as const) : []),
      ...(approvable && !row.retired ? (['approve'] as const) : []),
      ...(retirable ? [row.retired ? ('restore' as const) : ('retire' as const)] : []),
    ],
  };
}

async function versionsOf(ctx: Context, assetId: string): Promise<Version[]> {
  const { rows } = await sql<
    Omit<Version, 'at' | 'approved'> & { at: Instant; approvedBy: string | null; approvedAt: Instant | null }
  >`
    select v.id, v.number, v.text, v.note, w.name as by, v.written_at as at, p.name as "approvedBy",
      v.approved_at as "approvedAt",
      case v.number when a.current_number then 'current' when a.waiting_number then 'waiting' else 'earlier' end as state,
      case when f.id is not null then
        json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'bytes', f.bytes) end as file
    from library_version v
    join library_asset a on a.org_id = ${ctx.orgId} and a.id = v.asset_id
    join membership w on w.org_id = ${ctx.orgId} and w.user_id = v.written_by
    left join membership p on p.org_id = ${ctx.orgId} and p.user_id = v.approved_by
    left join library_file f on f.org_id = ${ctx.orgId} and f.id = v.file_id
    where v.org_id = ${ctx.orgId} and v.asset_id = ${assetId}
    order by v.number desc limit 100`.execute(ctx.db);
  return rows.map(({ at, approvedBy, approvedAt, ...row }) => ({
    ...row,
    at: toIso(at),
    approved: approvedBy !== null && approvedAt !== null ? { by: approvedBy, at: toIso(approvedAt) } : null,
  }));
}

/** A request that was merged counts where its message stands now. */
async function usesOf(ctx: Context, assetId: string): Promise<AssetView['usedOn']> {
  const { rows } = await sql<
    Omit<AssetView['usedOn'][number], 'at' | 'number'> & { at: Instant; number: number }
  >`
    select m.request_id as "requestId", r.number, r.subject, c.name as contact, u.at, v.number as version
    from asset_use u
    join message m on m.org_id = ${ctx.orgId} and m.id = u.message_id
    join request r on r.org_id = ${ctx.orgId} and r.id = m.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    join library_version v on v.org_id = ${ctx.orgId} and v.id = u.version_id
    where u.org_id = ${ctx.orgId} and u.asset_id = ${assetId}
    order by u.at desc limit 20`.execute(ctx.db);
  return rows.map(({ at, number, ...row }) => ({ ...row, number: `#${number}`, at: toIso(at) }));
}
