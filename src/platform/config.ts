import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((v) => v === '1');
const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const url = (protocols: RegExp) => z.url({ protocol: protocols });

/** Every setting Heed reads from the environment; docs/operate.md explains each. */
const environment = z.object({
  HEED_HOST: z.string().min(1).default('127.0.0.1'),
  HEED_PORT: port(4300),
  HEED_PUBLIC_URL: url(/^https?$/).optional(),
  HEED_TRUST_PROXY: flag,
  HEED_DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: url(/^postgres(ql)?$/).optional(),
  HEED_POOL_SIZE: z.coerce.number().int().min(4).max(200).default(12),
  HEED_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  HEED_MAIL_HOST: z.string().min(1).default('127.0.0.1'),
  HEED_MAIL_PORT: port(4325),
  HEED_MAIL_DOMAIN: z.string().min(1).default('heed.localhost'),
  HEED_SMTP_URL: url(/^smtps?$/).optional(),
  HEED_SMTP_FROM: z.email().optional(),
  HEED_DEMO: z.enum(['auto', 'off']).default('auto'),
  HEED_TEST_CLOCK: flag,
  HEED_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  HEED_FETCH_PRIVATE: flag,
  HEED_METRICS_TOKEN: z.string().min(16).optional(),
  HEED_OIDC_NAME: z.string().min(1).default('Single sign-on'),
  HEED_OIDC_DISCOVERY_URL: url(/^https?$/).optional(),
  HEED_OIDC_CLIENT_ID: z.string().min(1).optional(),
  HEED_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where browsers and mails reach us; never taken from headers. */
  readonly publicUrl: string;
  readonly trustProxy: boolean;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly poolSize: number;
  readonly secret: string;
  readonly mail: { readonly host: string; readonly port: number; readonly domain: string };
  /** For mail of the product itself: resets and invitations. */
  readonly systemSmtp: { readonly url: string; readonly from: string } | null;
  readonly demo: boolean;
  readonly testClock: boolean;
  readonly logLevel: string;
  /** Calendars inside the own network may be read, there also by http. */
  readonly fetchPrivate: boolean;
  readonly metricsToken: string | null;
  readonly oidc: { name: string; discoveryUrl: string; clientId: string; clientSecret: string } | null;
}

/** Settings that can't be used; the message names the variable and says what is wrong with it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads and checks the environment once. Throws ConfigError.
 * @param env usually `process.env`
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`Heed can't start with these settings:\n  ${lines.join('\n  ')}`);
  }
  return shape(parsed.data);
}

function shape(v: z.infer<typeof environment>): Config {
  const dataDir = resolve(v.HEED_DATA_DIR);
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(v.HEED_HOST);
  return {
    host: v.HEED_HOST,
    port: v.HEED_PORT,
    publicUrl: (v.HEED_PUBLIC_URL ?? `http://${v.HEED_HOST}:${v.HEED_PORT}`).replace(/\/$/, ''),
    trustProxy: v.HEED_TRUST_PROXY,
    dataDir,
    databaseUrl: v.DATABASE_URL ?? null,
    poolSize: v.HEED_POOL_SIZE,
    secret: v.HEED_SECRET ?? secretFile(dataDir),
    mail: { host: v.HEED_MAIL_HOST, port: v.HEED_MAIL_PORT, domain: v.HEED_MAIL_DOMAIN },
    systemSmtp: systemSmtp(v),
    demo: v.HEED_DEMO === 'auto' && loopback,
    testClock: v.HEED_TEST_CLOCK,
    logLevel: v.HEED_LOG_LEVEL,
    fetchPrivate: v.HEED_FETCH_PRIVATE,
    metricsToken: v.HEED_METRICS_TOKEN ?? null,
    oidc: oidc(v),
  };
}

function systemSmtp(v: z.infer<typeof environment>): Config['systemSmtp'] {
  if (!v.HEED_SMTP_URL) return null;
  if (!v.HEED_SMTP_FROM)
    throw new ConfigError('HEED_SMTP_FROM: needed beside HEED_SMTP_URL, the address mails come from');
  return { url: v.HEED_SMTP_URL, from: v.HEED_SMTP_FROM };
}

function oidc(v: z.infer<typeof environment>): Config['oidc'] {
  const { HEED_OIDC_DISCOVERY_URL, HEED_OIDC_CLIENT_ID, HEED_OIDC_CLIENT_SECRET } = v;
  if (!HEED_OIDC_DISCOVERY_URL && !HEED_OIDC_CLIENT_ID && !HEED_OIDC_CLIENT_SECRET) return null;
  if (!HEED_OIDC_DISCOVERY_URL || !HEED_OIDC_CLIENT_ID || !HEED_OIDC_CLIENT_SECRET) {
    throw new ConfigError(
      'HEED_OIDC_DISCOVERY_URL, HEED_OIDC_CLIENT_ID, HEED_OIDC_CLIENT_SECRET: single sign-on needs all three',
    );
  }
  return {
    name: v.HEED_OIDC_NAME,
    discoveryUrl: HEED_OIDC_DISCOVERY_URL,
    clientId: HEED_OIDC_CLIENT_ID,
    clientSecret: HEED_OIDC_CLIENT_SECRET,
  };
}

/** A kill leaves either the whole file or none; of two writers the first wins. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/** The installation's own secret, made on first use; outside the database so that a backup does not hold its key. */
function secretFile(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeWhole(file, `${randomBytes(32).toString('hex')}\n`);
  }
  chmodSync(file, 0o600);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new ConfigError(`HEED_SECRET: ${file} holds no usable secret; set HEED_SECRET or restore the file`);
  return secret;
}
