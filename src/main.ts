import { join } from 'node:path';
import { type App, createApp } from './app.ts';
import { nameServer } from './channels/email/trust/name-server.ts';
import { beginHistory } from './demo/history/begin-history.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { renewClocks } from './flow/clocks/renew-clocks.ts';
import { sweepOutbox } from './flow/desk/sweep-outbox.ts';
import { demoSignIn } from './people/demo-sign-in.ts';
import { checkPort, explainListenFailure } from './platform/check-port.ts';
import { checkServer } from './platform/check-server.ts';
import { type Config, readConfig } from './platform/config.ts';
import type { Connection } from './platform/database.ts';
import { fitRestoredFacts } from './platform/fit-restored-facts.ts';
import { createLog, type Log } from './platform/log.ts';
import { migrateToLatest } from './platform/migrate.ts';
import { startEmbeddedPostgres } from './platform/postgres/embedded.ts';
import { awaitStop, type StopRequest } from './platform/stop-request.ts';

/** A database to work on: the server named by DATABASE_URL, or our own in the data folder. */
export interface OpenedDatabase extends AsyncDisposable {
  readonly connection: Connection;
  /** No other process works on it. */
  readonly alone: boolean;
}

/** @param onLost called when our own database server is gone, unasked */
export async function openConfigured(config: Config, log: Log, onLost?: () => void): Promise<OpenedDatabase> {
  if (config.databaseUrl) {
    const connection = { url: config.databaseUrl };
    await checkServer(connection);
    return { connection, alone: false, [Symbol.asyncDispose]: async () => undefined };
  }
  const dataDir = join(config.dataDir, 'postgres');
  const server = await startEmbeddedPostgres({ dataDir, log, ...(onLost ? { onLost } : {}) });
  return {
    connection: server.connection,
    alone: server.alone,
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

/** `heed migrate`: brings the database up to date and says which steps it took. */
export async function migrateConfigured(): Promise<void> {
  const config = readConfig(process.env);
  await using database = await openConfigured(config, createLog('warn'));
  const { applied } = await migrateToLatest(database.connection);
  process.stdout.write(
    applied.length > 0 ? `Taken: ${applied.join(', ')}\n` : 'Nothing to do: the database is up to date.\n',
  );
}

const LONGEST_STOP_MS = 30_000;

/** `heed start`: runs until a signal, then drains, stops everything it started and ends the process. */
export async function runServer(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  using stop = awaitStop(log);
  await using stack = new AsyncDisposableStack();
  try {
    await startServing(config, log, stop, stack);
  } catch (error) {
    // Ctrl-C reaches what was being started too; that it broke off is what was asked for.
    if (!stop.made) throw error;
  }
  const failure = await stop.received;
  const forced = setTimeout(() => process.exit(1), LONGEST_STOP_MS);
  await stack.disposeAsync();
  clearTimeout(forced);
  if (failure) throw failure;
  process.exit(0);
}

/** Everything that is started goes onto the stack; a stop that is asked for on the way is obeyed after the step. */
async function startServing(
  config: Config,
  log: Log,
  stop: StopRequest,
  stack: AsyncDisposableStack,
): Promise<void> {
  await checkPort(config.host, config.port);
  const lost = () => stop.make(new Error('the database server has ended; start Heed again'));
  const database = stack.use(await openConfigured(config, log, lost));
  if (stop.made) return;
  await migrateToLatest(database.connection);
  const app = stack.use(
    await createApp({ config, connection: database.connection, log, askNames: nameServer() }),
  );
  await fitRestoredFacts(app.parts.database, log);
  await renewClocks(app.parts.database, app.parts.runner, log);
  await settleSends(app, database.alone);
  if (config.demo && !stop.made) await seedDemo(app.parts, { past: true });
  if (stop.made) return;
  await app.start();
  await listen(app, config);
  app.parts.formChecks.start();
  if (config.demo) stack.use(beginHistory(app.parts, log));
  announceAddress(config);
}

/** What the last process left in the outbox: offered again, or shown as unknown. */
async function settleSends(app: App, alone: boolean): Promise<void> {
  const { database, runner } = app.parts;
  const organisations = await database.asOwner((db) => db.selectFrom('organisation').select('id').execute());
  for (const { id } of organisations) {
    await runner.run(id, { kind: 'system', job: 'start' }, (ctx) => sweepOutbox(ctx, { alone }));
  }
}

async function listen(app: App, config: Config): Promise<void> {
  try {
    await app.http.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw explainListenFailure(error as NodeJS.ErrnoException, config.host, config.port);
  }
}

function announceAddress(config: Config): void {
  const demo = config.demo ? `  ·  demo sign-in: ${demoSignIn.email} / ${demoSignIn.password}` : '';
  process.stdout.write(`Heed is ready at ${config.publicUrl}${demo}\n`);
}
