import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';

/** Ends a rota; saving it again brings it back with the turns that were taken over. Throws DomainError `not_found`. */
export async function removeRota(ctx: Context, id: string): Promise<void> {
  const removed = await ctx.db
    .updateTable('rota')
    .set({ removed_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (Number(removed.numUpdatedRows) === 0) throw notFound();
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: 'rota.removed',
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `rota-removed:${newId()}`,
      data: { rotaId: id },
    },
  ]);
  await announce(ctx, { topics: ['people'] });
}
