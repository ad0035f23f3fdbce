import { type Fact, inReplayOrder } from '../../core/clock/fact.ts';
import type { Context } from '../../platform/context.ts';

/** The facts of a request that clocks read, in replay order; `clock.*` facts are their result and left out. */
export async function loadFacts(ctx: Context, requestId: string): Promise<Fact[]> {
  return (await loadFactsOf(ctx, [requestId])).get(requestId) ?? [];
}

/** The same for several requests, by their ids. */
export async function loadFactsOf(
  ctx: Context,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, Fact[]>> {
  if (requestIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('fact')
    .select(['id', 'subject_id', 'kind', 'occurred_at', 'recorded_at', 'evidence', 'source_key', 'data'])
    .where('org_id', '=', ctx.orgId)
    .where('subject_id', 'in', requestIds)
    .where('kind', 'not like', 'clock.%')
    .execute();
  const bySubject = Map.groupBy(rows, ({ subject_id }) => subject_id);
  return new Map(Array.from(bySubject, ([id, facts]) => [id, inReplayOrder(facts.map(factOf))] as const));
}

interface FactRow {
  readonly id: string;
  readonly kind: string;
  readonly occurred_at: number;
  readonly recorded_at: number;
  readonly evidence: string;
  readonly source_key: string;
  readonly data: unknown;
}

function factOf(row: FactRow): Fact {
  return {
    id: row.id,
    kind: row.kind,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    evidence: row.evidence,
    sourceKey: row.source_key,
    data: row.data,
  } as Fact;
}
