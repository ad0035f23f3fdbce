// Work screens with and without a crowd on the public promise page (DOMAIN E9.f): turns of both in one run.
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { createApp } from '../src/app.ts';
import { createOrganisation } from '../src/people/create-organisation.ts';
import { readConfig } from '../src/platform/config.ts';
import { clientConfig } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { newId } from '../src/platform/new-id.ts';
import { benchDatabase } from './bench-database.ts';
import { startChild } from './child.ts';
import { quantile } from './load.ts';

const PER_SECOND = Number(process.argv[2] ?? 200);
const REQUESTS = Number(process.argv[3] ?? 400);
const TURNS = 2;
const CALLS = 120;
const HOUR = 3_600_000;
const ORIGIN = 'http://bench.test';
const day = [['00:00', '24:00']] as const;

await using server = await benchDatabase();
const secret = randomBytes(32).toString('hex');
const { slug, cookie } = await setUp();
await using heed = await startChild('desk-server.ts', {
  connection: server.connection,
  secret,
  publicUrl: ORIGIN,
});
const origin = `http://127.0.0.1:${heed.port}`;
const url = `${origin}/promise/${slug}`;
const began = performance.now();
const first = await fetch(url);
const bytes = (await first.arrayBuffer()).byteLength;
console.log(`the page, read afresh: ${(performance.now() - began).toFixed(0)} ms, ${bytes} bytes`);
await compare();

/** An organisation with requests of the last four weeks and a published page. */
async function setUp(): Promise<{ slug: string; cookie: string }> {
  const config = readConfig({
    HEED_SECRET: secret,
    HEED_PORT: '0',
    HEED_MAIL_PORT: '0',
    HEED_DEMO: 'off',
    HEED_LOG_LEVEL: 'error',
  });
  await using app = await createApp({ config, connection: server.connection, log: createLog('error') });
  const { auth, database, arrivals } = app.parts;
  const [email, password] = ['founder@bench.test', randomBytes(12).toString('hex')];
  const userId = await auth.createAccount({ name: 'Mara Quinn', email, password });
  const place = await createOrganisation(database, {
    company: 'Bench',
    zone: 'America/Chicago',
    spec: {
      zone: 'America/Chicago',
      week: { '1': day, '2': day, '3': day, '4': day, '5': day, '6': day, '7': day },
    },
    founder: { userId, name: 'Mara Quinn', email },
    now: Date.now() - 400 * 24 * HOUR,
  });
  const client = new pg.Client(clientConfig(server.connection));
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select id from desk where org_id = $1', [place.orgId]);
  const admit = (n: number) =>
    arrivals.admit(place.orgId, enquiry(n, rows[0]?.id ?? '', Date.now() - n * (672 / REQUESTS) * HOUR));
  for (let n = 0; n < REQUESTS; n += 50)
    await Promise.all(Array.from({ length: 50 }, (_, k) => admit(n + k)));
  await client.query(
    `insert into promise_version (org_id, id, published, kinds, changed_by, changed_at)
      values ($1, $2, true, '{C2,C3,C5,C6,C10,C11}', $3, $4)`,
    [place.orgId, newId(), userId, new Date()],
  );
  await client.query('vacuum analyze');
  await client.end();
  const cookies = await auth.signInHeaders(email, password);
  return { slug: place.slug, cookie: cookies.map((one) => one.split(';', 1)[0]).join('; ') };
}

function enquiry(n: number, deskId: string, receivedAt: number) {
  return {
    sourceKey: `bench-${n}`,
    channel: n % 3 === 0 ? ('webform' as const) : ('email' as const),
    evidence: 'server' as const,
    receivedAt: Math.round(receivedAt),
    deskId,
    mailboxId: null,
    contact: {
      name: `Open Buyer ${n}`,
      email: `open${n}@buyer.test`,
      phone: null,
      company: null,
      zone: null,
    },
    subject: `Open request ${n}`,
    text: `Does the seat stand ${n} degrees? Which gasket fits it?`,
    quoted: '',
    html: null,
    questions: [`Does the seat stand ${n} degrees?`, 'Which gasket fits it?'],
    source: null,
    mailId: null,
    mailReferences: [],
    toText: '',
    conversationId: null,
    attachments: [],
  };
}

async function get(path: string): Promise<{ ms: number; body: unknown }> {
  const start = performance.now();
  const response = await fetch(`${origin}/api/o/${slug}/${path}`, { headers: { cookie } });
  const body = await response.json();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return { ms: performance.now() - start, body };
}

/** Turn by turn without and with the crowd, so that whatever else the machine does falls on both. */
async function compare(): Promise<void> {
  const { body } = await get('now');
  const ids = (body as { items: { id: string }[] }).items.map(({ id }) => id);
  const screens: [string, (n: number) => string][] = [
    ['Now', () => 'now'],
    ['inbox, to clear', () => 'inbox'],
    ['conversation, open', (n) => `requests/${ids[n % ids.length]}`],
  ];
  const alone = screens.map((): number[] => []);
  const crowded = screens.map((): number[] => []);
  for (let turn = 0; turn < TURNS; turn += 1) {
    await measure(screens, alone);
    await using crowd = await startChild('promise-load.ts', { url, perSecond: PER_SECOND });
    await measure(screens, crowded);
    void crowd;
  }
  console.log(
    `\n| screen | alone p50 ms | p95 ms | with ${PER_SECOND} pages/s p50 ms | p95 ms | p95 ratio | p95 more, ms |\n|---|---|---|---|---|---|---|`,
  );
  screens.forEach(([name], place) => {
    const [a, b] = [alone[place] ?? [], crowded[place] ?? []];
    const [a95, b95] = [quantile(a, 0.95), quantile(b, 0.95)];
    const shown = [quantile(a, 0.5), a95, quantile(b, 0.5), b95].map((ms) => ms.toFixed(1));
    console.log(`| ${name} | ${shown.join(' | ')} | ${(b95 / a95).toFixed(2)} | ${(b95 - a95).toFixed(1)} |`);
  });
}

async function measure(screens: readonly [string, (n: number) => string][], into: number[][]): Promise<void> {
  for (const [place, [, path]] of screens.entries())
    for (let n = 0; n < CALLS / TURNS; n += 1) into[place]?.push((await get(path(n))).ms);
}
