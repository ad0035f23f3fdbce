// The real application on a database that is filled already.
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Connection } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { serveParent } from './child.ts';

const { connection, secret, publicUrl } = JSON.parse(process.argv[2] ?? '{}') as {
  connection: Connection;
  secret: string;
  publicUrl: string;
};
const config = readConfig({
  HEED_SECRET: secret,
  HEED_PUBLIC_URL: publicUrl,
  HEED_PORT: '0',
  HEED_MAIL_PORT: '0',
  HEED_DEMO: 'off',
  HEED_LOG_LEVEL: 'error',
});
const app = await createApp({ config, connection, log: createLog('error') });
await app.start();
await app.http.listen({ host: '127.0.0.1', port: 0 });
const address = app.http.server.address();
serveParent({ port: typeof address === 'object' && address ? address.port : 0, path: '' }, async () =>
  app[Symbol.asyncDispose](),
);
