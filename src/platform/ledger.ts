import { type RawBuilder, sql } from 'kysely';
import type { Evidence } from '../core/clock/fact.ts';
import { type Instant, toIso } from '../core/time/instant.ts';
import { actorText, type Context } from './context.ts';
import { type Insert, insertTogether } from './insert-rows.ts';
import { newId } from './new-id.ts';

export interface NewFact {
  readonly id?: string;
  readonly subjectKind: 'request' | 'member' | 'organisation';
  readonly subjectId: string;
  readonly kind: string;
  readonly occurredAt: Instant;
  readonly evidence: Evidence;
  /** Unique in the organisation: the same thing recorded twice stands once. */
  readonly sourceKey: string;
  readonly data: object;
}

/** The columns of a fact as it is written. */
export const factColumns = [
  'org_id',
  'id',
  'subject_kind',
  'subject_id',
  'kind',
  'version',
  'occurred_at',
  'recorded_at',
  'evidence',
  'actor',
  'source_key',
  'data',
];

/** Appends facts; one whose source key is known already is passed over. */
export async function appendFacts(ctx: Context, facts: readonly NewFact[]): Promise<void> {
  await insertTogether(ctx, [factInsert(ctx, facts)]);
}

/** Facts to be appended in one statement with other rows. */
export function factInsert(ctx: Context, facts: readonly NewFact[]): Insert {
  const actor = actorText(ctx.actor);
  const rows = facts.map((fact) => ({
    org_id: ctx.orgId,
    id: fact.id ?? newId(),
    subject_kind: fact.subjectKind,
    subject_id: fact.subjectId,
    kind: fact.kind,
    version: 1,
    occurred_at: toIso(fact.occurredAt),
    recorded_at: toIso(ctx.now),
    evidence: fact.evidence,
    actor,
    source_key: fact.sourceKey,
    data: fact.data,
  }));
  const onConflict = sql`on conflict (org_id, source_key) do nothing`;
  return { table: 'fact', columns: factColumns, rows, onConflict };
}

export interface Change {
  readonly requestIds?: readonly string[];
  readonly topics?: readonly string[];
}

/** Tells every process, when this transaction commits, that something on these requests or topics changed. */
export async function announce(ctx: Context, change: Change): Promise<void> {
  if (ctx.quiet) return;
  await sql`select ${announcement(ctx, change)}`.execute(ctx.db);
}

/** The call that announces, to stand in a statement of its own or at the end of another. */
export function announcement(ctx: Context, { requestIds = [], topics = [] }: Change): RawBuilder<unknown> {
  if (ctx.quiet) return sql`1`;
  // NOTIFY carries at most 8000 bytes; past that the listeners are told to look at everything.
  const payload =
    requestIds.length > 150 ? { org: ctx.orgId, all: true } : { org: ctx.orgId, requestIds, topics };
  return sql`pg_notify('heed_live', ${JSON.stringify(payload)})`;
}
