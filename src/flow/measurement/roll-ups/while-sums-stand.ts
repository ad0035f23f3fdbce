import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** So often the sums may move under a reader; the last time it holds them still. */
const MOST_TRIES = 4;

/** The sums moved while they were read; read again. */
export class SumsMoved extends Error {}

/**
 * Reads figures from sums that stand still. Each statement of a transaction sees what is committed by then, so sums,
 * stored parts and the place they are measured up to may be of different rounds: what is taken away was then never
 * added. A reading in which the sums moved is done again, at last with the cursor held, for which `read` leaves nothing
 * behind.
 */
export async function whileSumsStand<T>(ctx: Context, read: () => Promise<T>): Promise<T> {
  for (let left = MOST_TRIES; ; left -= 1) {
    const before = await roundOf(ctx, left === 1);
    try {
      const found = await read();
      if (left === 1 || before === (await roundOf(ctx, false))) return found;
    } catch (error) {
      const mayHaveMoved = error instanceof SumsMoved || error instanceof RangeError;
      if (left === 1 || !mayHaveMoved || before === (await roundOf(ctx, false))) throw error;
    }
  }
}

/** Whoever measures writes the cursor's row anew in each round that changes sums. */
async function roundOf(ctx: Context, hold: boolean): Promise<string | undefined> {
  const { rows } = await sql<{ round: string }>`
    select xmin::text as round from measure_cursor where org_id = ${ctx.orgId}
    ${hold ? sql`for share` : sql``}`.execute(ctx.db);
  return rows[0]?.round;
}
