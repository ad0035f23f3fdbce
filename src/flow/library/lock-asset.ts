import { sql } from 'kysely';
import type { AssetKind } from '../../core/library/asset-kinds.ts';
import type { VersionState } from '../../core/library/next-version.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';

export interface LockedAsset extends VersionState {
  readonly kind: AssetKind;
  readonly ownerId: string | null;
  readonly createdBy: string;
  readonly reviewOn: string | null;
  readonly retired: boolean;
  /** Somebody has approved the version in use. */
  readonly isApprovedVersion: boolean;
  readonly newest: {
    readonly id: string;
    readonly number: number;
    readonly text: string;
    readonly fileId: string | null;
  };
}

/** Holds a library item until the transaction ends. Throws `not_found`. */
export async function lockAsset(ctx: Context, assetId: string): Promise<LockedAsset> {
  await sql`select from library_asset where org_id = ${ctx.orgId} and id = ${assetId} for no key update`.execute(
    ctx.db,
  );
  const { rows } = await sql<LockedAsset>`
    select a.kind, a.owner_id as "ownerId", a.created_by as "createdBy", a.review_on::text as "reviewOn",
      a.retired_at is not null as retired, a.current_number as current, a.waiting_number as waiting, a.approved,
      exists (select from library_version c where c.org_id = ${ctx.orgId} and c.asset_id = a.id
        and c.number = a.current_number and c.approved_at is not null) as "isApprovedVersion",
      (select json_build_object('id', v.id, 'number', v.number, 'text', v.text, 'fileId', v.file_id)
        from library_version v where v.org_id = ${ctx.orgId} and v.asset_id = a.id
        order by v.number desc limit 1) as newest
    from library_asset a where a.org_id = ${ctx.orgId} and a.id = ${assetId}`.execute(ctx.db);
  const [asset] = rows;
  if (!asset) throw notFound();
  return asset;
}
