// The desk at scale: Now, inbox, conversation and search at the API, and how soon a change reaches 500 open desks.
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
import { fillDesk } from './desk-data.ts';
import { openStreams } from './desk-streams.ts';

const REQUESTS = Number(process.argv[2] ?? 100_000);
const OPEN = Number(process.argv[3] ?? 3_000);
const PEOPLE = 500;
const MESSAGES_EACH = 10;
const CALLS = 200;
const AT_ONCE = 2;
const CHANGES = 10;
const HOUR = 3_600_000;
const ORIGIN = 'http://bench.test';
const day = [['00:00', '24:00']] as const;

await using server = await benchDatabase();
const secret = randomBytes(32).toString('hex');
const { orgId, slug, cookie } = await setUp();
await using heed = await startChild('desk-server.ts', {
  connection: server.connection,
  secret,
  publicUrl: ORIGIN,
});
const origin = `http://127.0.0.1:${heed.port}`;
await measure();
await changes();

/** An organisation whose founder is signed in, filled, with some thousand open requests through the real door. */
async function setUp(): Promise<{ orgId: string; slug: string; cookie: string }> {
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
  await fillDesk(client, place.orgId, {
    requests: REQUESTS,
    messagesEach: MESSAGES_EACH,
    contacts: Math.ceil(REQUESTS / 3),
    people: PEOPLE,
  });
  const { rows } = await client.query<{ id: string }>('select id from desk where org_id = $1', [place.orgId]);
  const began = performance.now();
  const admit = (n: number) =>
    arrivals.admit(place.orgId, {
      sourceKey: `bench-${n}`,
      channel: n % 3 === 0 ? 'webform' : 'email',
      evidence: 'server',
      receivedAt: Date.now() - (n % 180) * 60_000,
      deskId: rows[0]?.id ?? '',
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
    });
  for (let n = 0; n < OPEN; n += 50) await Promise.all(Array.from({ length: 50 }, (_, k) => admit(n + k)));
  await client.query('vacuum analyze');
  await client.end();
  console.log(`${OPEN} open requests through the door: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const cookies = await auth.signInHeaders(email, password);
  return {
    orgId: place.orgId,
    slug: place.slug,
    cookie: cookies.map((one) => one.split(';', 1)[0]).join('; '),
  };
}

async function get(path: string): Promise<{ ms: number; body: unknown; status: number }> {
  const began = performance.now();
  const response = await fetch(`${origin}${path}`, { headers: { cookie } });
  const body = await response.json();
  return { ms: performance.now() - began, body, status: response.status };
}

async function measure(): Promise<void> {
  const at = (path: string) => `/api/o/${slug}/${path}`;
  const { body } = await get(at('now'));
  const ids = (body as { items: { id: string }[] }).items.map(({ id }) => id);
  const { rows: old } = await sample(
    `select id from request where org_id = $1 and state = 'answered' limit 500`,
  );
  const find = (q: (n: number) => string) => (n: number) => at(`search?q=${encodeURIComponent(q(n))}`);
  const cases: [string, (n: number) => string][] = [
    ['health (the floor)', () => '/health'],
    ['Now', () => at('now')],
    ['inbox, to clear', () => at('inbox')],
    ['inbox, mine', () => at('inbox?owner=me')],
    ['inbox, cleared', () => at('inbox?state=cleared')],
    ['inbox, all', () => at('inbox?state=all')],
    ['inbox, all, words', () => at('inbox?state=all&q=word77')],
    ['sweep', () => at('sweep')],
    ['sitting', () => at('sitting')],
    ['counts', () => at('counts')],
    ['conversation, open', (n) => at(`requests/${ids[n % ids.length]}`)],
    ['conversation, of ten messages', (n) => at(`requests/${old[n % old.length]?.id}`)],
    ['search, a rare word', find((n) => `ref${n * 37}`)],
    ['search, a word of some hundred messages', find((n) => `word${2000 + n}`)],
    ['search, a word of many thousand', find((n) => `word${n % 40}`)],
    ['search, a word of all messages', find(() => 'please')],
    ['search, two words', find((n) => `word${n} ple`)],
    ['search, a name', find((n) => `buyer${n}`)],
  ];
  console.log(`\n| at the API, ${AT_ONCE} at once | p50 ms | p95 ms | to the floor |\n|---|---|---|---|`);
  let floor = Number.NaN;
  for (const [name, path] of cases) {
    const times = await timed(path);
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    if (Number.isNaN(floor)) floor = p95;
    console.log(`| ${name} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${(p95 / floor).toFixed(1)} |`);
  }
}

async function sample(sql: string) {
  const client = new pg.Client(clientConfig(server.connection));
  await client.connect();
  const answer = await client.query<{ id: string }>(sql, [orgId]);
  await client.end();
  return answer;
}

/** What each of `CALLS` calls took, after a few that warm up. */
async function timed(path: (n: number) => string): Promise<number[]> {
  for (let n = 0; n < 10; n += 1) await get(path(n));
  const times: number[] = [];
  let next = 0;
  const work = async () => {
    while (next < CALLS) {
      next += 1;
      const { ms, status } = await get(path(next));
      if (status !== 200) throw new Error(`${path(next)} answered ${status}`);
      times.push(ms);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return times;
}

/** From the answer to a POST until the last of 500 open desks has been told of it. */
async function changes(): Promise<void> {
  await using streams = await openStreams(`${origin}/api/o/${slug}/live`, cookie, PEOPLE);
  const times: number[] = [];
  for (let n = 0; n < CHANGES; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    const response = await fetch(`${origin}/api/o/${slug}/requests`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' },
      body: JSON.stringify({
        contact: { name: `Visitor ${n}` },
        channel: 'walk_in',
        text: 'Do you sell pumps?',
        receivedAt: new Date(Date.now() - 1_000).toISOString(),
        idempotencyKey: newId(),
      }),
    });
    const answered = performance.now();
    const { requestId } = (await response.json()) as { requestId?: string };
    if (!requestId) throw new Error(`the change was refused: ${response.status}`);
    // Some hear of it before the answer is back.
    times.push(Math.max(0, (await streams.allHeard(requestId)) - answered));
  }
  const [p50, most] = [quantile(times, 0.5), Math.max(...times)];
  console.log(
    `\na change on ${PEOPLE} open desks: p50 ${p50.toFixed(0)} ms, at most ${most.toFixed(0)} ms after the answer`,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
