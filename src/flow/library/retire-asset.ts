import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import { atOrNull } from '../../platform/database.ts';
import { notFound } from '../../platform/problem.ts';
import { mayRetire } from './library-rights.ts';
import { lockAsset } from './lock-asset.ts';
import { recordLibraryChange } from './record-library-change.ts';
import { setReviewTimer } from './review-timer.ts';

/** Takes an item out of use. What went out with it stays counted. Throws `not_found`, also where it is not theirs to do. */
export async function retireAsset(ctx: Context, assetId: string, member: Member): Promise<void> {
  await setRetired(ctx, assetId, member, true);
}

/** Brings a retired item back. Throws `not_found`, also where it is not theirs to do. */
export async function restoreAsset(ctx: Context, assetId: string, member: Member): Promise<void> {
  await setRetired(ctx, assetId, member, false);
}

async function setRetired(ctx: Context, assetId: string, member: Member, retired: boolean): Promise<void> {
  const asset = await lockAsset(ctx, assetId);
  if (!mayRetire(member, asset)) throw notFound();
  if (asset.retired === retired) return;
  await ctx.db
    .updateTable('library_asset')
    .set({ retired_at: atOrNull(retired ? ctx.now : null) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', assetId)
    .execute();
  await setReviewTimer(ctx, assetId, retired || asset.ownerId === null ? null : asset.reviewOn);
  await recordLibraryChange(ctx, assetId, retired ? 'asset.retired' : 'asset.restored');
}
