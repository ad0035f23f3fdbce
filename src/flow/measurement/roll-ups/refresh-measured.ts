import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { loadItems } from './load-items.ts';
import { measuredOf } from './measured.ts';
import { RollUpChange } from './roll-up-change.ts';
import { loadMeasured, storeMeasured } from './stored-measured.ts';
import { writeRollUps } from './write-roll-ups.ts';

/**
 * Measures requests anew by their facts and brings the difference into the sums. The caller holds the organisation's
 * cursor. The parts hold from `asOf` until time changes them.
 */
export async function refreshMeasured(
  ctx: Context,
  requestIds: readonly string[],
  asOf: Instant,
): Promise<void> {
  const before = await loadMeasured(ctx, requestIds);
  const loaded = await loadItems(ctx, requestIds, asOf);
  const change = new RollUpChange();
  const stored = loaded.map(({ item, slices }) => {
    const measured = measuredOf(item, slices, asOf);
    change.replace(before.get(item.id) ?? null, measured);
    return { item, measured, validFrom: item.standsSince };
  });
  await storeMeasured(ctx, stored, asOf);
  await writeRollUps(ctx, change.cells());
}
