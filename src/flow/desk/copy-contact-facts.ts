import { sql } from 'kysely';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { factColumns } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';

/** What stays with a request that is merged: who held it, and what became of it as a request. */
const OWN_KINDS = ['assignment.%', 'clock.%', 'request.%', 'contact.%'];

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
 * receipt too, which replay takes for a further message. What went into a request of its own before is not of it
 * any more. `mark` tells this merge from others of the two. Answers with the source keys of the copies.
 */
export async function copyContactFacts(
  ctx: Context,
  { from, to, mark }: { readonly from: string; readonly to: string; readonly mark: string },
): Promise<string[]> {
  const { rows } = await sql<FactRow>`
    select f.subject_kind, f.kind, f.version, f.occurred_at, f.recorded_at, f.evidence, f.actor, f.source_key, f.data
    from fact f
    where f.org_id = ${ctx.orgId} and f.subject_id = ${from}
      and (f.kind = 'request.received' or not f.kind like any(${OWN_KINDS}))
      and not exists (
        select from fact s where s.org_id = ${ctx.orgId} and s.subject_id = ${from} and s.kind = 'request.split'
          and jsonb_exists(s.data -> 'keys', f.source_key))`.execute(ctx.db);
  const copies = rows.map((row) => ({
    ...row,
    org_id: ctx.orgId,
    id: newId(),
    subject_id: to,
    occurred_at: toIso(row.occurred_at),
    recorded_at: toIso(row.recorded_at),
    source_key: `${row.source_key}>${mark}`,
  }));
  if (copies.length > 0) await insertRows(ctx, 'fact', factColumns, copies);
  return copies.map(({ source_key }) => source_key);
}
