import type { Context } from '../../platform/context.ts';
import { announce, appendFacts, type NewFact } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { lookForOwners } from '../look-for-owners.ts';

/**
 * Keeps what was changed among teams, skills and their people, in ids and numbers, tells open pages, and lets what
 * waits for an owner be offered again: somebody may fit now.
 */
export async function recordChange(
  ctx: Context,
  change: Pick<NewFact, 'subjectKind' | 'subjectId' | 'kind' | 'data'>,
): Promise<void> {
  const sourceKey = `${change.kind}:${newId()}`;
  await appendFacts(ctx, [{ ...change, occurredAt: ctx.now, evidence: 'person', sourceKey }]);
  await lookForOwners(ctx);
  await announce(ctx, { topics: ['teams', 'people', 'now'] });
}
