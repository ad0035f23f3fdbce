import { defaultTargets } from '../../core/clock/default-targets.ts';
import type { Instant } from '../../core/time/instant.ts';
import { at, type Database } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';

/**
 * Kinds of clocks that a newer Heed brings run by their defaults from now on, in organisations that never had a
 * target for them. What started before stays without.
 */
export async function addNewTargets(database: Database, now: Instant): Promise<void> {
  await database.asOwner(async (db) => {
    const organisations = await db.selectFrom('organisation').select('id').execute();
    const known = await db.selectFrom('target_version').select(['org_id', 'clock_kind']).distinct().execute();
    const has = new Set(known.map(({ org_id, clock_kind }) => `${org_id} ${clock_kind}`));
    const fed = defaultTargets.filter(({ isFed }) => isFed);
    const rows = organisations.flatMap(({ id }) =>
      fed
        .filter(({ kind }) => !has.has(`${id} ${kind}`))
        .map(({ kind, targetMs, goalMs }) => ({
          org_id: id,
          id: newId(),
          clock_kind: kind,
          target_ms: targetMs,
          goal_ms: goalMs,
          valid_from: at(now),
          state: 'approved' as const,
          proposed_by: 'default',
          proposed_at: at(now),
          decided_by: 'default',
          decided_at: at(now),
        })),
    );
    if (rows.length > 0) await db.insertInto('target_version').values(rows).execute();
  });
}
