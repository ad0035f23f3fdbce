import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../core/domain-error.ts';
import type { SignedIn } from '../platform/bindings.ts';
import { AUTH_PATH, type AuthDeps, authOptions, CLIENT_ADDRESS_HEADER } from './auth-options.ts';
import { sessionUser } from './session-user.ts';

/** Sign-in, sessions and accounts. */
export interface Auth {
  /** Mounts `/api/auth/*`: signing in and out, password reset, single sign-on. */
  registerAuth(http: FastifyInstance): void;
  userOf(request: FastifyRequest): Promise<SignedIn | null>;
  /** Lengthens a session in use, once a day; sets the cookie anew. */
  renewSession(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Returns the new user's id. Throws DomainError `conflict` when the address has an account. */
  createAccount(account: { name: string; email: string; password: string }): Promise<string>;
  /** Values for Set-Cookie that sign the user in. */
  signInHeaders(email: string, password: string): Promise<string[]>;
  findUserByEmail(email: string): Promise<SignedIn | null>;
}

export function createAuth(deps: AuthDeps): Auth {
  const options = authOptions(deps);
  const engine = betterAuth(options as BetterAuthOptions);
  return {
    registerAuth: (http) =>
      http.route({
        method: ['GET', 'POST'],
        url: `${AUTH_PATH}/*`,
        handler: (request, reply) => handle(engine.handler, deps.config.publicUrl, request, reply),
      }),
    userOf: async (request) => {
      const { authCookies } = await engine.$context;
      const cookie = request.cookies[authCookies.sessionToken.name];
      return cookie ? sessionUser(options.database.db, cookie) : null;
    },
    renewSession: async (request, reply) => {
      if (!request.headers.cookie) return;
      const { headers } = await engine.api.getSession({ headers: headersOf(request), returnHeaders: true });
      setCookies(reply, headers.getSetCookie());
    },
    createAccount: (account) => createAccount(engine, account),
    signInHeaders: async (email, password) => {
      const { headers } = await engine.api.signInEmail({ body: { email, password }, returnHeaders: true });
      return headers.getSetCookie();
    },
    findUserByEmail: async (email) => {
      const { internalAdapter } = await engine.$context;
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return found ? signedIn(found.user) : null;
    },
  };
}

type Engine = ReturnType<typeof betterAuth<BetterAuthOptions>>;

async function createAccount(
  engine: Engine,
  account: { name: string; email: string; password: string },
): Promise<string> {
  const { internalAdapter, password } = await engine.$context;
  const email = account.email.toLowerCase();
  const taken = () =>
    new DomainError('conflict', `${email} has an account already; sign in with it`, '/email');
  if (await internalAdapter.findUserByEmail(email)) throw taken();
  const hash = await password.hash(account.password);
  const user = await internalAdapter
    .createUser({ email, name: account.name, emailVerified: false }, { method: 'email-password' })
    .catch((error: { code?: string }) => {
      throw error.code === UNIQUE_VIOLATION ? taken() : error;
    });
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
  return user.id;
}

const UNIQUE_VIOLATION = '23505';

function signedIn(user: { id: string; name: string; email: string }): SignedIn {
  return { id: user.id, name: user.name, email: user.email };
}

function headersOf(request: FastifyRequest): Headers {
  const headers = fromNodeHeaders(request.headers);
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  return headers;
}

/** Carries a request to better-auth and its answer back. The address is the configured one, whatever Host says. */
async function handle(
  answer: (request: Request) => Promise<Response>,
  publicUrl: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const headers = headersOf(request);
  headers.delete('content-length');
  headers.delete('transfer-encoding');
  if (request.method === 'POST') headers.set('content-type', 'application/json');
  const response = await answer(
    new Request(new URL(request.url, publicUrl), {
      method: request.method,
      headers,
      ...(request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {}),
    }),
  );
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value);
  setCookies(reply, response.headers.getSetCookie());
  return reply
    .code(response.status)
    .header('cache-control', 'no-store')
    .send(await response.text());
}

/** Hands cookies to the browser, beside those that stand there already. */
export function setCookies(reply: FastifyReply, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
}
