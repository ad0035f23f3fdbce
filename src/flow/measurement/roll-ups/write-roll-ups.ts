import { sql } from 'kysely';
import type { TimeName } from '../../../core/measure/count-names.ts';
import { packTimes, unpackTimes } from '../../../core/measure/pack-times.ts';
import { TimeCounts } from '../../../core/measure/time-counts.ts';
import type { Context } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/insert-rows.ts';
import type { CellChange } from './roll-up-change.ts';

/** Brings changes into the stored sums. The caller holds the organisation's cursor: nobody else writes them. */
export async function writeRollUps(ctx: Context, cells: readonly CellChange[]): Promise<void> {
  await writeCounts(ctx, cells);
  await writeTimes(ctx, cells);
}

async function writeCounts(ctx: Context, cells: readonly CellChange[]): Promise<void> {
  const changed = cells.filter(({ counts }) => [...counts.values()].some((n) => n !== 0));
  if (changed.length === 0) return;
  const { rows } = await sql<{ day: number; slice: string; counts: Record<string, number> }>`
    select r.day, r.slice, r.counts from roll_up r
    join ${cellsOf(changed)} on r.slice = asked.slice and r.day = asked.day
    where r.org_id = ${ctx.orgId}`.execute(ctx.db);
  const known = new Map(rows.map(({ day, slice, counts }) => [keyOf({ day, slice }), counts]));
  const written = changed.map(({ day, slice, counts }) => {
    const sums = new Map(Object.entries(known.get(keyOf({ day, slice })) ?? {}));
    for (const [name, n] of counts) sums.set(name, (sums.get(name) ?? 0) + n);
    const kept = [...sums].filter(([, n]) => n !== 0);
    return { org_id: ctx.orgId, day, slice, counts: Object.fromEntries(kept) };
  });
  const onConflict = sql`on conflict (org_id, slice, day) do update set counts = excluded.counts`;
  await insertRows(ctx, 'roll_up', ['org_id', 'day', 'slice', 'counts'], written, onConflict);
}

interface TimesRow {
  readonly day: number;
  readonly slice: string;
  readonly name: TimeName;
  readonly blocks: Buffer;
  readonly offsets: Buffer;
}

async function writeTimes(ctx: Context, cells: readonly CellChange[]): Promise<void> {
  const changed = cells.filter(({ added, taken }) => added.size > 0 || taken.size > 0);
  if (changed.length === 0) return;
  const { rows } = await sql<TimesRow>`
    select r.day, r.slice, r.name, r.blocks, r.offsets from roll_up_time r
    join ${cellsOf(changed)} on r.slice = asked.slice and r.day = asked.day
    where r.org_id = ${ctx.orgId}`.execute(ctx.db);
  const known = new Map(rows.map((row) => [`${keyOf(row)} ${row.name}`, row]));
  const written = changed.flatMap((cell) =>
    [...new Set([...cell.added.keys(), ...cell.taken.keys()])].map((name) => {
      const before = known.get(`${keyOf(cell)} ${name}`);
      const times = before ? unpackTimes(before) : new TimeCounts();
      for (const ms of cell.added.get(name) ?? []) times.add(ms);
      for (const ms of cell.taken.get(name) ?? []) times.remove(ms);
      const { blocks, offsets } = packTimes(times);
      const { day, slice } = cell;
      return { org_id: ctx.orgId, day, slice, name, blocks: hex(blocks), offsets: hex(offsets) };
    }),
  );
  const onConflict = sql`on conflict (org_id, slice, day, name) do update set blocks = excluded.blocks, offsets = excluded.offsets`;
  const columns = ['org_id', 'day', 'slice', 'name', 'blocks', 'offsets'];
  await insertRows(ctx, 'roll_up_time', columns, written, onConflict);
}

function cellsOf(cells: readonly CellChange[]) {
  return sql`unnest(${cells.map(({ day }) => day)}::int[], ${cells.map(({ slice }) => slice)}::text[]) as asked (day, slice)`;
}

function keyOf({ day, slice }: { readonly day: number; readonly slice: string }): string {
  return `${day} ${slice}`;
}

/** As PostgreSQL reads bytes from JSON text. */
function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}
