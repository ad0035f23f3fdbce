// The real application with one organisation of twenty people and one form.
import { randomBytes } from 'node:crypto';
import { createApp } from '../src/app.ts';
import { addMember } from '../src/people/add-member.ts';
import { createOrganisation } from '../src/people/create-organisation.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Connection } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { newId } from '../src/platform/new-id.ts';
import { serveParent } from './child.ts';

const { connection } = JSON.parse(process.argv[2] ?? '{}') as { connection: Connection };
const config = readConfig({
  HEED_SECRET: randomBytes(32).toString('hex'),
  HEED_PORT: '0',
  HEED_MAIL_PORT: '0',
  HEED_DEMO: 'off',
  HEED_LOG_LEVEL: 'error',
});
const app = await createApp({
  config,
  connection,
  log: createLog('error'),
  postsAMinute: Number.MAX_SAFE_INTEGER,
});
const week = Object.fromEntries(
  ['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]]),
);
const founder = { userId: newId(), name: 'Person 1', email: `p1-${newId()}@bench.test` };
const key = randomBytes(8).toString('hex');
const { orgId } = await createOrganisation(app.parts.database, {
  company: 'Bench',
  zone: 'America/Chicago',
  founder,
  now: Date.now() - 86_400_000,
  spec: { zone: 'America/Chicago', week } as never,
});
await app.parts.database.asOwner(async (db) => {
  const desk = await db.selectFrom('desk').selectAll().where('org_id', '=', orgId).executeTakeFirstOrThrow();
  for (let n = 2; n <= 20; n += 1) {
    const userId = newId();
    const email = `p${n}-${userId}@bench.test`;
    await addMember(db, {
      orgId,
      teamId: desk.team_id,
      userId,
      name: `Person ${n}`,
      email,
      roles: ['salesperson'],
      week: null,
      now: Date.now(),
    });
  }
  const formId = newId();
  await db
    .insertInto('web_form')
    .values({
      org_id: orgId,
      id: formId,
      desk_id: desk.id,
      name: 'Bench',
      key,
      allowed_sites: [],
      last_post_at: null,
    })
    .execute();
  await db
    .insertInto('public_key')
    .values({ org_id: orgId, kind: 'form', key, subject_id: formId })
    .execute();
});
await app.start();
await app.http.listen({ host: '127.0.0.1', port: 0 });
const address = app.http.server.address();
serveParent(
  { port: typeof address === 'object' && address ? address.port : 0, path: `/f/${key}` },
  async () => app[Symbol.asyncDispose](),
);
