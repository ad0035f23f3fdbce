// A process of its own that starts the embedded server, says so on standard output and waits to be killed or
// for its standard input to close, upon which it stops the server.
import { startEmbeddedPostgres } from './embedded.ts';

const silent = { info: () => undefined, warn: () => undefined };
const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', log: silent });
console.log(JSON.stringify({ ...server.connection, adopted: server.adopted, uid: process.getuid?.() }));
for await (const _ of process.stdin);
await server.stop();
