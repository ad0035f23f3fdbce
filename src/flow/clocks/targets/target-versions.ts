import { type Selectable, sql } from 'kysely';
import type { ApprovedTarget } from '../../../core/clock/target-change.ts';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';
import type { Schema } from '../../../platform/schema.ts';

export type TargetRow = Selectable<Schema['target_version']>;

/** All versions of one kind, or of all: they are few. The newest first. */
export async function loadTargets(ctx: Context, kind?: string): Promise<TargetRow[]> {
  const all = ctx.db.selectFrom('target_version').selectAll().where('org_id', '=', ctx.orgId);
  return (kind === undefined ? all : all.where('clock_kind', '=', kind))
    .orderBy('valid_from', 'desc')
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A version as the rules see it; one that is not decided yet counts as decided now. */
export function asApproved(row: TargetRow, now: number): ApprovedTarget {
  return {
    id: row.id,
    runs: row.runs,
    targetMs: row.target_ms,
    goalMs: row.goal_ms,
    deskId: row.desk_id,
    segment: row.segment,
    validFrom: row.state === 'proposed' ? Math.max(row.valid_from, now) : row.valid_from,
    decidedAt: row.decided_at ?? now,
  };
}

export function approvedOf(rows: readonly TargetRow[], now: number): ApprovedTarget[] {
  return rows.filter(({ state }) => state === 'approved').map((row) => asApproved(row, now));
}

/** Decisions on targets of an organisation follow one another: each is judged by what the one before it left. */
export async function lockTargets(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`targets:${ctx.orgId}`}, 0))`.execute(ctx.db);
}

export async function loadDeskIds(ctx: Context): Promise<string[]> {
  const desks = await ctx.db.selectFrom('desk').select('id').where('org_id', '=', ctx.orgId).execute();
  return desks.map(({ id }) => id);
}

/** One version among those of its kind, with the desks. Throws `not_found`. */
export async function findTarget(
  ctx: Context,
  id: string,
): Promise<{ row: TargetRow; rows: TargetRow[]; deskIds: string[] }> {
  await lockTargets(ctx);
  const all = await loadTargets(ctx);
  const row = all.find((other) => other.id === id);
  if (!row) throw notFound();
  const rows = all.filter(({ clock_kind }) => clock_kind === row.clock_kind);
  return { row, rows, deskIds: await loadDeskIds(ctx) };
}
