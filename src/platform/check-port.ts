import { createServer } from 'node:net';
import { ConfigError } from './config.ts';

/** Throws ConfigError when nothing could listen there. Asked first, before a database is started for nothing. */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port }, resolve);
    });
  } catch (error) {
    throw explainListenFailure(error as NodeJS.ErrnoException, host, port);
  }
  await new Promise((resolve) => server.close(resolve));
}

/** What a failed `listen` means for the settings; other failures come back as they are. */
export function explainListenFailure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `HEED_PORT: ${port} is taken on ${host}; stop what uses it or choose another port`,
      );
    case 'EACCES':
      return new ConfigError(`HEED_PORT: this account may not listen on ${port}; choose one from 1024 up`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConfigError(`HEED_HOST: ${host} is no address of this machine`);
    default:
      return error;
  }
}
