import type { BetterAuthOptions } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { newId } from '../platform/new-id.ts';
import { keyFor } from '../platform/secret-box.ts';
import { authDatabase } from './auth-database.ts';

export interface AuthDeps {
  readonly database: Database;
  readonly config: Config;
  readonly log: Log;
  /** Sends a mail of the product itself; rejects when there is no way to send. */
  mailSystem(mail: { to: string; subject: string; text: string }): Promise<void>;
  /** Tests: other hashing than scrypt, which is slow on purpose. */
  readonly hashing?: PasswordHashing | undefined;
}

export interface PasswordHashing {
  hash(password: string): Promise<string>;
  verify(stored: { hash: string; password: string }): Promise<boolean>;
}

export const AUTH_PATH = '/api/auth';
/** Set by us from the connection, so that nobody chooses the address that the limits count. */
export const CLIENT_ADDRESS_HEADER = 'x-heed-client-address';
/** The providerId in the callback address `/api/auth/callback/oidc`. */
export const OIDC_PROVIDER = 'oidc';

const DAY_SECONDS = 86_400;

/** Everything we ask of better-auth. Accounts are made by `createAccount` alone, never over HTTP. */
export function authOptions(deps: AuthDeps) {
  const { config, log } = deps;
  return {
    appName: 'Heed',
    baseURL: config.publicUrl,
    basePath: AUTH_PATH,
    secret: keyFor(config.secret, 'auth').toString('base64url'),
    trustedOrigins: trustedOrigins(config),
    telemetry: { enabled: false },
    logger: { level: 'warn' as const, log: (level, message) => log[level]({ part: 'sign-in' }, message) },
    // Refusals are answers; what is no refusal is a fault of ours. By default they'd go to the console.
    onAPIError: {
      onError: (error: unknown) => {
        if (isAPIError(error)) log.debug({ part: 'sign-in', error: error.message }, 'refused');
        else log.error({ part: 'sign-in', error: (error as Error).message }, 'sign-in failed');
      },
    },
    database: { db: authDatabase(deps.database), type: 'postgres' as const, schemaName: 'auth' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      ...(deps.hashing ? { password: deps.hashing } : {}),
      sendResetPassword: async ({ user, token }) => sendReset(deps, user, token),
    },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    account: {
      // Local accounts come from invitations and the first set-up, not from strangers, so the provider's
      // word for the address is enough to join the two.
      accountLinking: { trustedProviders: [OIDC_PROVIDER], requireLocalEmailVerified: false },
      encryptOAuthTokens: true,
    },
    user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'memory' as const,
      window: 10,
      max: 200,
      customRules: {
        '/sign-in/email': { window: 10, max: 10 },
        '/request-password-reset': { window: 60, max: 5 },
        '/reset-password': { window: 60, max: 10 },
      },
    },
    advanced: {
      database: { generateId: newId, validateSchema: false },
      useSecureCookies: config.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax' as const, httpOnly: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      disableOriginCheck: false,
      cookiePrefix: 'heed',
    },
    plugins: singleSignOn(config),
  } satisfies BetterAuthOptions;
}

/** On the machine itself people type either name of it; elsewhere only the public address is ours. */
function trustedOrigins(config: Config): string[] {
  const { origin, hostname } = new URL(config.publicUrl);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return [origin];
  const port = config.port === 0 ? '*' : config.port;
  return [origin, `http://127.0.0.1:${port}`, `http://localhost:${port}`, `http://[::1]:${port}`];
}

/** Not awaited: how long the answer takes must not tell whether the address is known. */
async function sendReset(
  deps: AuthDeps,
  user: { email: string; name: string },
  token: string,
): Promise<void> {
  const link = `${deps.config.publicUrl}/reset-password?token=${token}`;
  const text = `Hello ${user.name},\n\nset a new password for Heed here; the link works for one hour:\n\n${link}\n\nIf you did not ask for it, there is nothing to do.\n`;
  deps
    .mailSystem({ to: user.email, subject: 'Set a new password for Heed', text })
    .catch((error: Error) => deps.log.error({ error: error.message }, 'a reset mail could not be sent'));
}

function singleSignOn(config: Config) {
  if (!config.oidc) return [];
  const { name, discoveryUrl, clientId, clientSecret } = config.oidc;
  const scopes = ['openid', 'email', 'profile'];
  return [
    genericOAuth({
      config: [{ providerId: OIDC_PROVIDER, name, discoveryUrl, clientId, clientSecret, scopes, pkce: true }],
    }),
  ];
}
