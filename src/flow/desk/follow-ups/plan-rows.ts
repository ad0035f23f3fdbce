import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Schema } from '../../../platform/schema.ts';

/** A step of a request's plan as it stands. */
export type StepRow = Selectable<Schema['follow_up']> & { readonly step: number };

/** The steps of a request's plan, each as it was planned last, in their order; empty where none was ever planned. */
export async function planRows(ctx: Context, requestId: string): Promise<StepRow[]> {
  const rows = await ctx.db
    .selectFrom('follow_up')
    .selectAll()
    .distinctOn('step')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('step', 'is not', null)
    .orderBy('step')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as StepRow[];
}

/** What is still to be made of it, as the core reads it. */
export function openSteps(rows: readonly StepRow[]) {
  return rows
    .filter(({ state }) => state === 'planned')
    .map((row) => ({
      ...row,
      kind: row.kind === 'mail' ? ('mail' as const) : ('call' as const),
      dueAt: row.due_at,
    }));
}
