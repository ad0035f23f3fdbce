import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { DomainError } from '../core/domain-error.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { domainProblem, inputProblem, type Problem, problem } from './problem.ts';

const MAX_BODY_BYTES = 1_000_000;

/** The HTTP server with what every route shares: security headers, limits, problems, timing. Nothing is routed yet. */
export async function createHttp(config: Config, metrics: Metrics, log: Log): Promise<FastifyInstance> {
  const http = Fastify({
    logger: false,
    trustProxy: config.trustProxy,
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  await http.register(helmet, {
    contentSecurityPolicy: policy(config),
    hsts: config.publicUrl.startsWith('https:'),
  });
  await http.register(cookie);
  await http.register(formbody, { bodyLimit: MAX_BODY_BYTES });
  await http.register(rateLimit, { global: false });
  http.setErrorHandler((error, request, reply) => answerError(error as Error, request, reply, log));
  http.addHook('onRequest', async (request) => refuseForeignOrigin(request, config));
  http.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.httpSeconds.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  return http;
}

function policy(config: Config) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      frameSrc: ["'self'"],
      frameAncestors: ["'self'"],
      formAction: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      ...(config.publicUrl.startsWith('https:') ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}

/** What a page of others can send without asking (Fetch standard, CORS-safelisted request header). */
const SIMPLE = /^\s*(?:text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * Cookies are sent by the browser alone, so a change with a cookie must come from our own pages (CSRF). Browsers say
 * where a call comes from, by Origin or by Sec-Fetch-Site; of one that says neither nothing is taken that a foreign
 * page could have sent.
 */
async function refuseForeignOrigin(request: FastifyRequest, config: Config): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  if (!request.url.startsWith('/api/') || !request.headers.cookie) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOurs = [new URL(config.publicUrl).origin, `http://${host}`, `https://${host}`].includes(
    origin ?? '',
  );
  if (isOurs) return;
  const isSimple = SIMPLE.test(request.headers['content-type'] ?? '');
  const isForeign =
    origin === undefined && (site === undefined ? isSimple : !/^(?:same-origin|none)$/.test(String(site)));
  if (origin === undefined && !isForeign) return;
  throw new DomainError(
    'forbidden',
    `this page${origin ? ` (${origin})` : ''} is not one of ours; open Heed at ${config.publicUrl}`,
  );
}

function answerError(error: Error, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const known = knownProblem(error);
  if (!known)
    log.error(
      { error: error.message, stack: error.stack, route: request.routeOptions.url },
      'a request failed',
    );
  send(
    reply,
    known ??
      problem(
        500,
        'Something broke on our side',
        'Nothing was changed. Try again; if it stays, the log says more.',
      ),
  );
}

function knownProblem(error: Error & { statusCode?: number }): Problem | null {
  if (error instanceof DomainError) return domainProblem(error);
  if (error instanceof ZodError) return inputProblem(error);
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? problem(status, 'The request can’t be used', error.message) : null;
}

export function send(reply: FastifyReply, answer: Problem): void {
  void reply.code(answer.status).type('application/problem+json').send(JSON.stringify(answer));
}
