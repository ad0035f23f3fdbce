import type { Runner } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import type { Log } from '../../platform/log.ts';
import { rebuildClocks } from './rebuild-clocks.ts';

/** Raise it when replay gives other rows for the same facts: another rule, another line in the story. */
const RULES = '2';
const KEY = 'clock_rules';

/**
 * The first start of a Heed with other rules writes every clock anew; where an ended one ends otherwise, its story
 * says so. Until then stored clocks would differ from what the facts say.
 */
export async function renewClocks(database: Database, runner: Runner, log: Log): Promise<void> {
  const stored = await database.asOwner((db) =>
    db.selectFrom('installation').select('value').where('key', '=', KEY).executeTakeFirst(),
  );
  if (stored?.value === RULES) return;
  const { clocks, differing } = await rebuildClocks(database, runner, { repair: true });
  if (differing > 0)
    log.info({ clocks, differing }, 'the clocks were written anew by the rules of this version');
  await database.asOwner((db) =>
    db
      .insertInto('installation')
      .values({ key: KEY, value: RULES })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: RULES }))
      .execute(),
  );
}
