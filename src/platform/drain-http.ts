import type { FastifyInstance } from 'fastify';

const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 50;

/**
 * Takes no more connections, lets every request that was accepted be answered, and closes each connection as it
 * falls idle. What is not answered by then is cut off.
 */
export async function drainHttp(http: FastifyInstance): Promise<void> {
  const idle = setInterval(() => http.server.closeIdleConnections(), LOOK_EVERY_MS);
  const forced = setTimeout(() => http.server.closeAllConnections(), PATIENCE_MS);
  try {
    await http.close();
  } finally {
    clearInterval(idle);
    clearTimeout(forced);
  }
}
