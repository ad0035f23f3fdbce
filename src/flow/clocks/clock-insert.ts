import { sql } from 'kysely';
import type { Fact } from '../../core/clock/fact.ts';
import { clockKinds } from '../../core/clock/kinds/index.ts';
import { replay } from '../../core/clock/replay.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { Insert } from '../../platform/insert-rows.ts';
import { newId } from '../../platform/new-id.ts';
import { clockColumns, clockRow, nothingRecorded } from './clock-row.ts';
import type { Terms } from './terms.ts';

/** The facts of a request that was opened in this very transaction. */
export interface FreshRequest {
  readonly requestId: string;
  readonly deskId: string;
  readonly facts: readonly Fact[];
}

/** The clocks of new requests, from the facts at hand. */
export function clockInsert(ctx: Context, fresh: readonly FreshRequest[], terms: Terms): Insert {
  const rows = fresh.flatMap(({ requestId, deskId, facts }) =>
    replay(facts, clockKinds, terms.forDesk(deskId)).clocks.map((clock) =>
      clockRow(ctx, requestId, newId(), clock, nothingRecorded(clock.startedAt)),
    ),
  );
  return { table: 'clock', columns: clockColumns, rows };
}

/** The timekeeper looks every second by itself; what is due sooner is told to it. */
export async function wakeTimekeeper(ctx: Context, { rows }: Pick<Insert, 'rows'>): Promise<void> {
  if (ctx.quiet) return;
  const soon = toIso(ctx.now + 2_000);
  if (rows.some((row) => 'wake_at' in row && typeof row.wake_at === 'string' && row.wake_at < soon)) {
    await sql`select pg_notify('heed_wake', '')`.execute(ctx.db);
  }
}
