// A mail's way through the whole intake (parsed, judged, a durable request with owner and clocks, or filed with its
// reason) beside parsing alone by postal-mime, over the same sample mails in the same run.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import PostalMime from 'postal-mime';
import { createApp } from '../src/app.ts';
import { parseMail } from '../src/channels/email/parse-mail.ts';
import { createOrganisation } from '../src/people/create-organisation.ts';
import { readConfig } from '../src/platform/config.ts';
import { at } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { newId } from '../src/platform/new-id.ts';
import { benchDatabase } from './bench-database.ts';
import { quantile } from './load.ts';

const ROUNDS = 4;
const folder = join(import.meta.dirname, '../../shared/samples/mail/raw');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
if (files.length === 0) {
  console.log('no sample mails at hand: nothing is measured');
  process.exit(0);
}
const mails = files.map((name) => readFileSync(join(folder, name)));
const bytes = mails.reduce((sum, raw) => sum + raw.byteLength, 0);

await using database = await benchDatabase();
const config = readConfig({
  HEED_SECRET: randomBytes(32).toString('hex'),
  HEED_PORT: '0',
  HEED_MAIL_PORT: '0',
  HEED_DEMO: 'off',
  HEED_LOG_LEVEL: 'error',
});
await using app = await createApp({ config, connection: database.connection, log: createLog('error') });

/** Every round gets a company of its own, so that no mail is known from the round before. */
async function mailboxOfANewCompany() {
  const founder = { userId: newId(), name: 'Person 1', email: `p-${newId()}@bench.test` };
  const { orgId } = await createOrganisation(app.parts.database, {
    company: 'Bench',
    zone: 'America/Chicago',
    founder,
    now: Date.now() - 86_400_000,
    spec: { zone: 'America/Chicago', week: { '1': [['00:00', '24:00']] } } as never,
  });
  const id = newId();
  const deskId = await app.parts.database.asOwner(async (db) => {
    const desk = await db
      .selectFrom('desk')
      .select('id')
      .where('org_id', '=', orgId)
      .executeTakeFirstOrThrow();
    const box = { org_id: orgId, id, desk_id: desk.id, name: 'Bench', address: `${id}@bench.test` };
    await db
      .insertInto('mailbox')
      .values({ ...box, cut_over_at: at(0) })
      .execute();
    return desk.id;
  });
  return { orgId, mailbox: { id, deskId, address: `${id}@bench.test` } };
}

/** Every mail in `lanes` lanes at once; milliseconds for all of them and for each. */
async function over(work: (raw: Buffer) => Promise<unknown>, lanes: number) {
  const each: number[] = [];
  let next = 0;
  const began = performance.now();
  const lane = async () => {
    for (let raw = mails[next++]; raw; raw = mails[next++]) {
      const start = performance.now();
      await work(raw);
      each.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { all: performance.now() - began, each };
}

async function intake(lanes: number) {
  const place = await mailboxOfANewCompany();
  const receive = (raw: Buffer) =>
    app.parts.mailIntake.receive({
      ...place,
      raw,
      arrivedAt: Date.now(),
      evidence: 'mailbox',
      deliveryKey: newId(),
    });
  return over(receive, lanes);
}

const ways = {
  'postal-mime alone': () => over((raw) => PostalMime.parse(raw), 1),
  'our parsing alone': () => over((raw) => parseMail(raw), 1),
  'whole intake, one by one': () => intake(1),
  'whole intake, 8 at once': () => intake(8),
};
const found = new Map<string, { all: number; each: number[] }>();
let most = 0;
const memory = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 20);
const before = process.memoryUsage().rss;
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, way] of Object.entries(ways)) {
    const result = await way();
    // The first round warms up; of the others the quickest counts.
    if (round > 0 && result.all < (found.get(name)?.all ?? Number.POSITIVE_INFINITY)) found.set(name, result);
  }
}
clearInterval(memory);
console.log(
  `${mails.length} mails, ${(bytes / 1e6).toFixed(1)} MB; memory rose by ${Math.round((most - before) / 1e6)} MB`,
);
console.log('                           mails/s   ms/mail   p95 ms   times postal-mime');
const floor = found.get('postal-mime alone')?.all ?? Number.NaN;
for (const [name, { all, each }] of found) {
  const cells = [
    ((mails.length / all) * 1000).toFixed(0).padStart(8),
    (all / mails.length).toFixed(2).padStart(9),
    quantile(each, 0.95).toFixed(2).padStart(8),
    (all / floor).toFixed(1).padStart(12),
  ];
  console.log(`${name.padEnd(25)} ${cells.join(' ')}`);
}
