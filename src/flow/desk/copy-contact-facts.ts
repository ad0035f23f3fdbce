import { sql } from 'kysely';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { factColumns } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';

/** What stays with a request that is merged: who held it, and what became of it as a request. */
const OWN_KINDS = ['assignment.%', 'clock.%', 'request.%'];

interface FactRow {
  readonly subject_kind: string;
  readonly kind: string;
  readonly version: number;
  readonly occurred_at: Instant;
  readonly recorded_at: Instant;
  readonly evidence: string;
  readonly actor: string;
  readonly source_key: string;
  readonly data: object;
}

/**
 * Appends what passed with the contact on one request to another, each with its own instants, evidence and actor: the
 * receipt too, which replay takes for a further message.
 */
export async function copyContactFacts(
  ctx: Context,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const { rows } = await sql<FactRow>`
    select subject_kind, kind, version, occurred_at, recorded_at, evidence, actor, source_key, data from fact
    where org_id = ${ctx.orgId} and subject_id = ${from}
      and (kind = 'request.received' or not kind like any(${OWN_KINDS}))`.execute(ctx.db);
  const copies = rows.map((row) => ({
    ...row,
    org_id: ctx.orgId,
    id: newId(),
    subject_id: to,
    occurred_at: toIso(row.occurred_at),
    recorded_at: toIso(row.recorded_at),
    source_key: `${row.source_key}>${to}`,
  }));
  if (copies.length > 0) await insertRows(ctx, 'fact', factColumns, copies);
}
