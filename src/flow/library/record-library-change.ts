import type { Context } from '../../platform/context.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';

/** Keeps that a library item was changed, by its id alone, and tells open pages. */
export async function recordLibraryChange(
  ctx: Context,
  assetId: string,
  kind: 'asset.saved' | 'asset.approved' | 'asset.retired' | 'asset.restored',
): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind,
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `${kind}:${newId()}`,
      data: { assetId },
    },
  ]);
  await announce(ctx, { topics: ['library'] });
}
