import { sql } from 'kysely';
import type { PartedFact } from '../../../core/clock/part-facts.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/insert-rows.ts';
import { factColumns } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';

interface Source {
  readonly source_key: string;
  readonly recorded_at: Instant;
  readonly evidence: string;
  readonly actor: string;
}

/**
 * Appends facts of one request to another as they count there, each with its own instants, evidence and actor. `mark`
 * makes their source keys new.
 */
export async function appendParted(
  ctx: Context,
  {
    to,
    mark,
    parted,
  }: { readonly to: string; readonly mark: string; readonly parted: readonly PartedFact[] },
): Promise<void> {
  const keys = parted.map(({ fact }) => fact.sourceKey);
  const { rows } = await sql<Source>`
    select source_key, recorded_at, evidence, actor from fact
    where org_id = ${ctx.orgId} and source_key = any(${keys})`.execute(ctx.db);
  const sources = new Map(rows.map((row) => [row.source_key, row]));
  const copies = parted.flatMap(({ fact }) => {
    const source = sources.get(fact.sourceKey);
    return source ? [copyOf(ctx, fact, source, to, mark)] : [];
  });
  if (copies.length > 0) await insertRows(ctx, 'fact', factColumns, copies);
}

function copyOf(ctx: Context, fact: PartedFact['fact'], source: Source, to: string, mark: string) {
  return {
    ...source,
    org_id: ctx.orgId,
    id: newId(),
    subject_kind: 'request',
    subject_id: to,
    kind: fact.kind,
    version: 1,
    occurred_at: toIso(fact.occurredAt),
    recorded_at: toIso(source.recorded_at),
    source_key: `${fact.sourceKey}>${mark}`,
    data: fact.data,
  };
}
