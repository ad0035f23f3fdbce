import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { type App, createApp } from './app.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { demoSignIn } from './demo/sign-in.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import type { Connection } from './platform/database.ts';
import { createLog, type Log } from './platform/log.ts';
import { migrateToLatest } from './platform/migrate.ts';
import { startEmbeddedPostgres } from './platform/postgres/embedded.ts';

/** A database to work on: the server named by DATABASE_URL, or our own in the data folder. */
export interface OpenedDatabase extends AsyncDisposable {
  readonly connection: Connection;
  readonly embedded: boolean;
}

export async function openConfigured(config: Config, log: Log): Promise<OpenedDatabase> {
  if (config.databaseUrl) {
    return {
      connection: { url: config.databaseUrl },
      embedded: false,
      [Symbol.asyncDispose]: async () => undefined,
    };
  }
  const server = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres'), log });
  return { connection: server.connection, embedded: true, [Symbol.asyncDispose]: () => server.stop() };
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

/** `heed start`: runs until a signal, then drains and stops everything it started. */
export async function runServer(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await openConfigured(config, log));
  await migrateToLatest(database.connection);
  const app = stack.use(await createApp({ config, connection: database.connection, log }));
  if (database.embedded) await settleInterruptedSends(app);
  if (config.demo) await seedDemo(app.parts);
  await app.start();
  await listen(app, config);
  app.parts.formChecks.start();
  announceAddress(config);
  const stopped = Promise.withResolvers<void>();
  // npm passes Ctrl-C on to us although we got it already: the second signal must not cut the drain short.
  const grace = closeWithGrace(
    { delay: 20_000, onSecondSignal: () => undefined, logger: log },
    async ({ err }) => {
      if (err) log.error({ error: err.message, stack: err.stack }, 'stopping after a failure');
      await stack.disposeAsync();
      stopped.resolve();
    },
  );
  await stopped.promise;
  grace.uninstall();
}

/** Alone on this database, so whatever was being sent when the last process ended was interrupted. */
async function settleInterruptedSends(app: App): Promise<void> {
  const { sweepOutbox } = await import('./flow/desk/sweep-outbox.ts');
  const { database, runner } = app.parts;
  const organisations = await database.asOwner((db) => db.selectFrom('organisation').select('id').execute());
  for (const { id } of organisations) {
    await runner.run(id, { kind: 'system', job: 'start' }, (ctx) =>
      sweepOutbox(ctx, { interruptedAfterMs: 0 }),
    );
  }
}

async function listen(app: App, config: Config): Promise<void> {
  try {
    await app.http.listen({ host: config.host, port: config.port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(
      `HEED_PORT: ${config.port} is taken on ${config.host}; stop what uses it or choose another port`,
    );
  }
}

function announceAddress(config: Config): void {
  const demo = config.demo ? `  ·  demo sign-in: ${demoSignIn.email} / ${demoSignIn.password}` : '';
  process.stdout.write(`Heed is ready at ${config.publicUrl}${demo}\n`);
}
