import { sql } from 'kysely';
import { dateOf } from './core/time/local-day.ts';
import { rebuildClocks } from './flow/clocks/rebuild-clocks.ts';
import { compareSums } from './flow/measurement/roll-ups/compare-sums.ts';
import { measureAnew, measureNews } from './flow/measurement/roll-ups/measure-news.ts';
import { openConfigured } from './main.ts';
import { readConfig } from './platform/config.ts';
import { createRunner } from './platform/context.ts';
import { type Database, openDatabase } from './platform/database.ts';
import { createLog, type Log } from './platform/log.ts';
import { migrationNames } from './platform/migrate.ts';
import { realTime, type TimeSource, testTime } from './platform/time-source.ts';
import { nextWake } from './platform/timekeeper.ts';

/** Later than this behind, nobody keeps the time. */
const TIMEKEEPER_BEHIND_MS = 60_000;
const MOST_PRINTED = 20;
const PROGRESS_EVERY_MS = 5_000;

/** `heed doctor`: prints what it finds; returns whether all is well. */
export async function examine(options: { rebuild: boolean; repair: boolean }): Promise<boolean> {
  const config = readConfig(process.env);
  const log = createLog('warn');
  await using opened = await openConfigured(config, log);
  await using database = openDatabase(opened.connection, 3, log);
  const missing = await missingMigrations(database);
  if (missing.length > 0) {
    say(`The database is older than this Heed (${missing.join(', ')} to come). Run: heed migrate`);
    return false;
  }
  say('The database answers and is up to date.');
  const isKept = await checkTimekeeper(database, config.testClock);
  if (!options.rebuild) return isKept;
  const time = config.testClock ? testTime : realTime;
  const runner = createRunner(database, time, log);
  const areClocksTrue = await rebuild(database, runner, options.repair);
  return (
    (await checkSums(database, runner, { repair: options.repair, time, log })) && areClocksTrue && isKept
  );
}

async function missingMigrations(database: Database): Promise<string[]> {
  const known = await migrationNames();
  const applied = await database.asOwner(async (db) => {
    const found = await sql<{
      there: boolean;
    }>`select to_regclass('kysely_migration') is not null as there`.execute(db);
    if (!found.rows[0]?.there) return [];
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return rows.map(({ name }) => name);
  });
  return known.filter((name) => !applied.includes(name));
}

async function checkTimekeeper(database: Database, testClock: boolean): Promise<boolean> {
  const next = await nextWake(database);
  const behindMs = next === null || testClock ? 0 : Date.now() - next;
  if (behindMs <= TIMEKEEPER_BEHIND_MS) {
    say('Nothing that is due is left lying.');
    return true;
  }
  say(
    `Something has been due for ${Math.round(behindMs / 60_000)} min. It is dealt with when Heed runs: heed start`,
  );
  return false;
}

async function rebuild(
  database: Database,
  runner: ReturnType<typeof createRunner>,
  repair: boolean,
): Promise<boolean> {
  const began = performance.now();
  let said = began;
  const report = await rebuildClocks(database, runner, {
    repair,
    onProgress: ({ requests, facts }) => {
      if (performance.now() - said < PROGRESS_EVERY_MS) return;
      said = performance.now();
      say(`${facts.toLocaleString('en')} facts of ${requests.toLocaleString('en')} requests so far`);
    },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const count = (n: number, what: string) => `${n.toLocaleString('en')} ${what}`;
  say(
    `${count(report.clocks, 'clocks')} of ${count(report.requests, 'requests')} computed from ${count(report.facts, 'facts')} in ${seconds} s`,
  );
  for (const { requestId, clock, field, cached, computed } of report.differences.slice(0, MOST_PRINTED)) {
    say(
      `request ${requestId}, ${clock}, ${field}: ${JSON.stringify(cached)} stored, ${JSON.stringify(computed)} by the facts`,
    );
  }
  if (report.differing > MOST_PRINTED) say(`and ${report.differing - MOST_PRINTED} more`);
  say(
    report.differing === 0
      ? 'No differences.'
      : `${count(report.differing, 'differences')}${repair ? ', repaired' : ''}.`,
  );
  return report.differing === 0 || repair;
}

/** Measures every request anew and compares the sums of figures with the stored ones. */
async function checkSums(
  database: Database,
  runner: ReturnType<typeof createRunner>,
  { repair, time, log }: { readonly repair: boolean; readonly time: TimeSource; readonly log: Log },
): Promise<boolean> {
  const now = await database.inNoOrganisation((db) => time.now(db));
  while ((await measureNews(database, runner, now, log)) > 0);
  const organisations = await database.asOwner((db) => db.selectFrom('organisation').select('id').execute());
  let differing = 0;
  for (const { id } of organisations) {
    const actor = { kind: 'system', job: 'doctor' } as const;
    const { requests, differences } = await runner.run(id, actor, compareSums);
    say(`the sums of ${requests.toLocaleString('en')} requests: ${differences.length} differ`);
    for (const { day, slice, name, stored, computed } of differences.slice(0, MOST_PRINTED))
      say(`day ${dateOf(day)}, ${slice}, ${name}: ${stored} stored, ${computed} by the facts`);
    differing += differences.length;
    if (repair && differences.length > 0) await runner.run(id, actor, measureAnew);
  }
  if (repair && differing > 0) {
    while ((await measureNews(database, runner, now, log)) > 0);
    say('The sums were made anew.');
  }
  return differing === 0 || repair;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
