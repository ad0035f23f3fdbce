import { type RawBuilder, sql } from 'kysely';
import type { Context } from './context.ts';
import { keepableJson } from './keepable-text.ts';
import type { Schema } from './schema.ts';

/** Rows for one table as plain objects with column names; instants as RFC 3339 text. Columns left out take their default; texts lose what the database can’t keep. */
export interface Insert {
  readonly table: keyof Schema & string;
  readonly columns: readonly string[];
  readonly rows: readonly object[];
  readonly onConflict?: RawBuilder<unknown>;
}

/** Inserts many rows into one table in one statement. */
export async function insertRows(
  ctx: Context,
  table: Insert['table'],
  columns: readonly string[],
  rows: readonly object[],
  onConflict?: RawBuilder<unknown>,
): Promise<void> {
  await insertTogether(ctx, [{ table, columns, rows, ...(onConflict ? { onConflict } : {}) }]);
}

/**
 * Inserts into several tables in one statement and one round trip. Foreign keys among them hold: they are
 * checked when the statement ends. `also` are further changes that read none of these rows; `last` is what the
 * statement selects.
 */
export async function insertTogether(
  ctx: Context,
  inserts: readonly Insert[],
  also: readonly RawBuilder<unknown>[] = [],
  last: RawBuilder<unknown> = sql`1`,
): Promise<void> {
  const parts = [...inserts.filter((insert) => insert.rows.length > 0).map(insertPart), ...also];
  if (parts.length === 0) return;
  const named = parts.map((part, index) => sql`${sql.ref(`part_${index}`)} as (${part})`);
  await sql`with ${sql.join(named)} select ${last}`.execute(ctx.db);
}

function insertPart({ table, columns, rows, onConflict }: Insert): RawBuilder<unknown> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  return sql`insert into ${sql.table(table)} (${list})
    select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${keepableJson(rows)}::jsonb)
    ${onConflict ?? sql``}`;
}
