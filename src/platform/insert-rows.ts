import { type RawBuilder, sql } from 'kysely';
import type { Context } from './context.ts';
import type { Schema } from './schema.ts';

/**
 * Inserts rows given as plain objects with column names (instants as RFC 3339 text) in one statement
 * per table. Columns left out take their default only if `columns` leaves them out too.
 */
export async function insertRows(
  ctx: Context,
  table: keyof Schema & string,
  columns: readonly string[],
  rows: readonly object[],
  onConflict: RawBuilder<unknown> = sql``,
): Promise<void> {
  if (rows.length === 0) return;
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (${list})
    select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    ${onConflict}`.execute(ctx.db);
}
