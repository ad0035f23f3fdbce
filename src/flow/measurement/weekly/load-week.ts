import type { Selectable } from 'kysely';
import type { WeeklyContent } from '../../../core/report/weekly-content.ts';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';
import type { Schema } from '../../../platform/schema.ts';

export type WeeklyRow = Omit<Selectable<Schema['weekly_report']>, 'content'> & {
  readonly content: WeeklyContent;
};

/** A stored report. Throws `not_found`. `lock`: nobody else decides about it meanwhile. */
export async function loadWeek(ctx: Context, id: string, { lock = false } = {}): Promise<WeeklyRow> {
  const row = await ctx.db
    .selectFrom('weekly_report')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw notFound();
  return row as WeeklyRow;
}
