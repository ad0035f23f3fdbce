import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { migrateToLatest } from '../src/platform/migrate.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded.ts';

/** A durable PostgreSQL of its own (fsync on), migrated. */
export async function benchDatabase(): Promise<{ connection: Connection } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'heed-bench-'));
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: createLog('error') });
  await migrateToLatest(server.connection);
  return {
    connection: server.connection,
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
