import { sql } from 'kysely';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { Insert } from '../../platform/insert-rows.ts';
import type { NewFact } from '../../platform/ledger.ts';
import type { Passed } from './fire-due-clocks.ts';

/**
 * Notes the holders who have not touched their item by a silence stage (R4). Taking it, writing on it, calling and
 * answering are touches; they count from when the holder got it.
 */
export async function silenceFacts(ctx: Context, passed: readonly Passed[]): Promise<NewFact[]> {
  const held = passed.filter(({ row }) => row.owner_id !== null);
  if (held.length === 0) return [];
  const touched = await touchedByHolder(
    ctx,
    held.map(({ row }) => row.request_id),
  );
  return held
    .filter(({ row }) => !touched.has(row.request_id))
    .map(({ row, at }) => ({
      subjectKind: 'request' as const,
      subjectId: row.request_id,
      kind: 'assignment.silent',
      occurredAt: at,
      evidence: 'rule' as const,
      sourceKey: `silent:${row.id}:${at}`,
      data: { userId: row.owner_id, afterMs: at - row.started_at },
    }));
}

/** Whoever was silent loses it: routing's turn, once for each request however many stages have passed at once. */
export function rerouteTimers(ctx: Context, silences: readonly NewFact[]): Insert {
  const rows = [...new Set(silences.map(({ subjectId }) => subjectId))].map((subjectId) => ({
    ...{ org_id: ctx.orgId, kind: 'reroute', subject_id: subjectId },
    due_at: toIso(ctx.now),
  }));
  return {
    table: 'timer',
    columns: ['org_id', 'kind', 'subject_id', 'due_at'],
    rows,
    onConflict: sql`on conflict (org_id, kind, subject_id) do nothing`,
  };
}

/** Of these requests those whose holder has done something with it since they got it. */
export async function touchedByHolder(ctx: Context, requestIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select r.id from request r
    cross join lateral (
      select max(a.occurred_at) as at from fact a
      where a.org_id = ${ctx.orgId} and a.subject_id = r.id and a.kind = 'assignment.made'
        and a.data ->> 'userId' = r.owner_id::text) made
    where r.org_id = ${ctx.orgId} and r.id = any(${[...requestIds]}::uuid[]) and exists (
      select from fact t
      where t.org_id = ${ctx.orgId} and t.subject_id = r.id
        and (t.kind = 'assignment.touched' and t.data ->> 'userId' = r.owner_id::text
          or t.kind = 'message.out' and t.data ->> 'by' = r.owner_id::text)
        and t.occurred_at >= made.at)`.execute(ctx.db);
  return new Set(rows.map(({ id }) => id));
}
