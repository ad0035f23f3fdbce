import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { send } from './http.ts';
import { problem } from './problem.ts';

const folder = join(import.meta.dirname, '../../dist/web');

/** Serves the built web side; every page address answers with its one HTML file. */
export async function serveWeb(http: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(folder);
  http.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (isPage && isBuilt) return reply.code(404).header('cache-control', 'no-cache').sendFile('index.html');
    return send(reply, problem(404, 'Not found', 'There is nothing at this address.'));
  });
  if (!isBuilt) return;
  await http.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      // Built files carry a hash of their content in their names.
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  for (const url of [
    '/',
    '/sign-in',
    '/welcome',
    '/forgot-password',
    '/reset-password',
    '/invite/*',
    '/o/*',
  ]) {
    http.get(url, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html'));
  }
}
