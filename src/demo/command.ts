import { createApp } from '../app.ts';
import { openConfigured } from '../main.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { migrateToLatest } from '../platform/migrate.ts';
import { enterHistory } from './history/enter-history.ts';
import { removeDemo as remove } from './remove-demo.ts';
import { seedDemo as seed } from './seed-demo.ts';

/** `heed demo seed`: builds the demo organisation with its past, also after it was removed. */
export async function seedDemo(): Promise<void> {
  await withParts(async (app) => {
    const { seeded } = await seed(app.parts, { evenIfRemoved: true, past: true });
    if (seeded) await enterHistory(app.parts);
    process.stdout.write(
      seeded ? 'The demo organisation is there.\n' : 'There is a demo organisation already.\n',
    );
  });
}

/** `heed demo remove`: takes the demo organisation away with everything in it. */
export async function removeDemo(): Promise<void> {
  await withParts(async (app) => {
    await remove(app.parts.database);
    process.stdout.write('The demo organisation is gone.\n');
  });
}

async function withParts(work: (app: Awaited<ReturnType<typeof createApp>>) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog('warn');
  await using database = await openConfigured(config, log);
  await migrateToLatest(database.connection);
  await using app = await createApp({ config, connection: database.connection, log });
  await work(app);
}
