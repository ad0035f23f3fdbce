import type { Context } from '../platform/context.ts';
import { announce, appendFacts } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';

/** Keeps that the set-up changed, who did it and when, and tells the open pages. */
export async function noteChange(
  ctx: Context,
  change: { kind: string; subjectId: string; topics: readonly string[] },
): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: change.kind,
      occurredAt: ctx.now,
      evidence: 'server',
      sourceKey: `${change.kind}:${newId()}`,
      data: { id: change.subjectId },
    },
  ]);
  await announce(ctx, { topics: [...change.topics, 'setup', 'health'] });
}
