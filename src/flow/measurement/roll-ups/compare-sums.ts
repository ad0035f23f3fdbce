import { sql } from 'kysely';
import { packTimes } from '../../../core/measure/pack-times.ts';
import { TimeCounts } from '../../../core/measure/time-counts.ts';
import type { Context } from '../../../platform/context.ts';
import { loadItems } from './load-items.ts';
import { measuredOf } from './measured.ts';
import { RollUpChange } from './roll-up-change.ts';

/** A cell of the sums that is not what the facts say. */
export interface SumDifference {
  readonly day: number;
  readonly slice: string;
  readonly name: string;
  readonly stored: number | string;
  readonly computed: number | string;
}

const PORTION = 500;

/**
 * Measures every request anew by its facts and compares the sums with the stored ones. What is not measured yet shows
 * as a difference. Holds the sums of the whole organisation in memory.
 */
export async function compareSums(ctx: Context): Promise<{ requests: number; differences: SumDifference[] }> {
  const change = new RollUpChange();
  let after: string | null = null;
  let requests = 0;
  for (;;) {
    const ids = await nextIds(ctx, after);
    if (ids.length === 0) break;
    for (const { item, slices } of await loadItems(ctx, ids, ctx.now))
      change.replace(null, measuredOf(item, slices, ctx.now));
    requests += ids.length;
    after = ids.at(-1) ?? null;
  }
  return { requests, differences: await differences(ctx, change) };
}

async function nextIds(ctx: Context, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from request where org_id = ${ctx.orgId} and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${PORTION}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

async function differences(ctx: Context, change: RollUpChange): Promise<SumDifference[]> {
  const computed = new Map<string, number | string>();
  for (const { day, slice, counts, added } of change.cells()) {
    for (const [name, n] of counts) if (n !== 0) computed.set(`${day}|${slice}|${name}`, n);
    for (const [name, list] of added) {
      const times = new TimeCounts();
      for (const ms of list) times.add(ms);
      computed.set(`${day}|${slice}|${name} times`, printOf(packTimes(times)));
    }
  }
  const stored = await storedCells(ctx);
  const keys = [...new Set([...computed.keys(), ...stored.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [stored.get(key) ?? 0, computed.get(key) ?? 0];
    if (was === is) return [];
    const [day = '', slice = '', name = ''] = key.split('|');
    return { day: Number(day), slice, name, stored: was, computed: is };
  });
}

async function storedCells(ctx: Context): Promise<Map<string, number | string>> {
  const cells = new Map<string, number | string>();
  const counts = await ctx.db.selectFrom('roll_up').selectAll().where('org_id', '=', ctx.orgId).execute();
  for (const { day, slice, counts: sums } of counts)
    for (const [name, n] of Object.entries(sums)) cells.set(`${day}|${slice}|${name}`, n);
  const times = await ctx.db.selectFrom('roll_up_time').selectAll().where('org_id', '=', ctx.orgId).execute();
  for (const { day, slice, name, ...packed } of times)
    if (packed.offsets.byteLength > 0) cells.set(`${day}|${slice}|${name} times`, printOf(packed));
  return cells;
}

function printOf({ blocks, offsets }: { readonly blocks: Uint8Array; readonly offsets: Uint8Array }): string {
  return `${Buffer.from(blocks).toString('base64')} ${Buffer.from(offsets).toString('base64')}`;
}
