import { DomainError } from '../../core/domain-error.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { indexAsset } from './index-asset.ts';
import { lockAsset } from './lock-asset.ts';
import { recordLibraryChange } from './record-library-change.ts';

/**
 * Approves the newest version of an answer, which is the one in use from now on. Throws `not_found`; DomainError
 * `conflict` when it is not the newest any more, was retired, or is no answer.
 */
export async function approveVersion(
  ctx: Context,
  { assetId, versionId }: { readonly assetId: string; readonly versionId: string },
): Promise<void> {
  const asset = await lockAsset(ctx, assetId);
  if (asset.retired) throw new DomainError('conflict', 'it was retired: bring it back first');
  if (asset.kind !== 'answer') throw new DomainError('conflict', 'only answers are approved');
  if (asset.newest.id !== versionId)
    throw new DomainError('conflict', 'there is a newer version: read that one first');
  if (asset.approved && asset.current === asset.newest.number) return;
  await ctx.db
    .updateTable('library_version')
    .set({ approved_by: actingUser(ctx), approved_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', versionId)
    .execute();
  await ctx.db
    .updateTable('library_asset')
    .set({
      current_number: asset.newest.number,
      waiting_number: null,
      approved: true,
      changed_at: at(ctx.now),
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', assetId)
    .execute();
  await indexAsset(ctx, assetId);
  await recordLibraryChange(ctx, assetId, 'asset.approved');
}
