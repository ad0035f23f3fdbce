import { sql } from 'kysely';
import type { Fact } from '../../core/clock/fact.ts';
import { clockKinds } from '../../core/clock/kinds/index.ts';
import { replay } from '../../core/clock/replay.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { newId } from '../../platform/new-id.ts';
import { clockColumns, clockRow } from './clock-row.ts';
import type { Terms } from './terms.ts';

/** The facts of a request that was opened in this very transaction. */
export interface FreshRequest {
  readonly requestId: string;
  readonly deskId: string;
  readonly facts: readonly Fact[];
}

/** Opens the clocks of new requests from the facts at hand, in one insert. */
export async function openClocks(ctx: Context, fresh: readonly FreshRequest[], terms: Terms): Promise<void> {
  const rows = fresh.flatMap(({ requestId, deskId, facts }) =>
    replay(facts, clockKinds, terms.forDesk(deskId)).clocks.map((clock) =>
      clockRow(ctx, requestId, newId(), clock, null),
    ),
  );
  await insertRows(ctx, 'clock', clockColumns, rows);
  await wakeTimekeeper(
    ctx,
    Math.min(...rows.map((row) => (row.wake_at ? Date.parse(row.wake_at) : Number.POSITIVE_INFINITY))),
  );
}

/** The timekeeper looks every second by itself; what is due sooner is told to it. */
export async function wakeTimekeeper(ctx: Context, wakeAt: Instant): Promise<void> {
  if (wakeAt < ctx.now + 2_000) await sql`select pg_notify('heed_wake', '')`.execute(ctx.db);
}
