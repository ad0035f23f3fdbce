import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCall, reportOutcome } from '../../src/flow/desk/calls/contract.ts';
import { confirmAnswers } from '../../src/flow/desk/confirm/contract.ts';
import { notifications, now as nowList, request } from '../../src/flow/desk/contract.ts';
import { takeTurns, teach } from '../knowledge.ts';
import { type Organisation, type Person, World } from '../world.ts';
import { worthOf } from '../worth-of.ts';
import { deliver } from './mails.ts';

/**
 * DOMAIN E1: a lead on the evening before two holidays, from the other side of the world; one step after the other.
 */

let world: World;
let company: Organisation;
let owen: Person;
let priya: Person;
let mara: Person;
let mailbox: { id: string; deskId: string; address: string };
let requestId: string;

const isla = {
  name: 'Isla Byrne',
  email: 'isla@dairy.test',
  phone: '+61 2 5550 1234',
  zone: 'Australia/Sydney',
  message: 'Which pump stands whey at 60 degrees in a dairy? How long is delivery to Sydney?',
  heed_consent: 'pages',
  heed_pages: JSON.stringify(
    ['pumps', 'pumps/pc-60', 'contact'].map((page, minute) => ({
      url: `https://www.larkfield.test/${page}`,
      title: page,
      at: `2026-11-26T03:0${minute}:00.000Z`,
    })),
  ),
};

beforeAll(async () => {
  world = await World.create({ now: '2026-11-26T03:12:00Z' });
  company = await world.organisation();
  mara = company.founder;
  owen = await world.member(company, 'Owen Hale', ['expert']);
  priya = await world.member(company, 'Priya Nair', ['expert']);
  await world.member(company, 'Danni Reyes', ['salesperson']);
  mailbox = await world.mailbox(company, 'sales@larkfield.test');
  await world.form(company, 'sydney');
  await teach(world, company, {
    pumps: { words: ['pump'], levels: [[owen, 5]] },
    valves: { words: ['valve'], levels: [[priya, 5]] },
    dairy: { kind: 'industry', levels: [[priya, 4]] },
  });
  await takeTurns(world, company, 'off_hours', '2026-11-23', [owen]);
  const posted = await world.http.inject({ method: 'POST', url: '/f/sydney', payload: isla });
  requestId = posted.json().requestId as string;
});
afterAll(() => world[Symbol.asyncDispose]());

const params = () => ({ org: company.slug, id: requestId });

async function page() {
  const { body, status } = await world.call(mara, request, { params: params() });
  expect(status).toBe(200);
  return body;
}

async function clock(kind: string) {
  return (await page()).clocks.find((one) => one.kind === kind);
}

async function told(person: Person): Promise<string[]> {
  const { body } = await world.call(person, notifications, { params: { org: company.slug } });
  return body.items.filter((item) => item.requestId === requestId).map(({ at, kind }) => `${at} ${kind}`);
}

test('E1.a-c logged at once with zone, two questions and three pages; C1 and C3 wait for opening; no C2', async () => {
  const overnight = await page();
  expect(overnight).toMatchObject({
    state: 'received',
    channel: 'webform',
    owner: null,
    receivedAt: '2026-11-26T03:12:00.000Z',
    loggedAt: '2026-11-26T03:12:00.000Z',
    contact: { zone: 'Australia/Sydney', localTime: '14:12' },
  });
  expect(overnight.questions).toHaveLength(2);
  expect(overnight.contact.pages.map(({ title, at }) => `${title} ${at}`)).toEqual([
    'contact 2026-11-26T03:02:00.000Z',
    'pumps/pc-60 2026-11-26T03:01:00.000Z',
    'pumps 2026-11-26T03:00:00.000Z',
  ]);
  const clocks = overnight.clocks.map(({ kind, state, dueAt, goalAt }) => [kind, state, dueAt, goalAt]);
  expect(clocks.filter(([kind]) => kind !== 'C20')).toEqual([
    ['C1', 'waiting', '2026-11-30T15:30:00.000Z', '2026-11-30T15:00:10.000Z'],
    ['C15', 'waiting', '2026-12-01T15:00:00.000Z', null],
    ['C3', 'waiting', '2026-11-30T15:30:00.000Z', '2026-11-30T15:05:00.000Z'],
    ['C8', 'waiting', '2026-11-30T23:00:00.000Z', null],
  ]);
});

test('E1.e Owen, on the rota, is offered a personal mail: 14:12 in Sydney is a waking hour', async () => {
  await world.at('2026-11-26T03:12:10Z');
  expect(await told(owen)).toEqual([expect.stringMatching(/^2026-11-26T03:12:\d\d\.\d{3}Z rota$/)]);
  expect(await told(priya)).toEqual([]);
});

test('E1.f calling is allowed on Thursday 14:12 in Sydney, and nothing is due', async () => {
  expect((await page()).mayCall).toMatchObject({ allowed: true, zone: 'Australia/Sydney' });
  expect(await clock('C2')).toBeUndefined();
});

test('E1.g, i Owen answers from his own mailbox: C3 met at 0 business minutes, 2,213 for the buyer; C20 recorded', async () => {
  await world.at('2026-11-27T16:05:00Z');
  const outcome = await deliver(world, company, mailbox, {
    from: `Owen Hale <${owen.email}>`,
    to: isla.email,
    subject: 'Your pump question',
    messageId: '<owen@larkfield.test>',
    text: 'Isla,\n\nthe PC-60 pump stands whey at 60 degrees, up to 90. The delivery to Sydney takes 12 days.\n\nOwen',
    headers: { 'Delivered-To': `sales+${await replyToken()}@larkfield.test` },
  });
  expect(outcome).toBe('own');
  expect(await clock('C3')).toMatchObject({ state: 'met', spentMs: 0, elapsedMs: 2213 * 60_000 });
  expect(await clock('C20')).toMatchObject({ state: 'met', endedAt: '2026-11-27T16:05:00.000Z' });
});

test('E1.h once Owen has said what it answered: value at 0 working minutes, R 100; by her own waiting 0', async () => {
  expect(await worthOf(world, company, requestId, mara)).toMatch(/^pending: /);
  const mail = (await page()).messages.find(({ direction }) => direction === 'out')?.id ?? '';
  const answers = (await page()).questions.map(({ id }) => id);
  const body = { answers, parts: [] };
  const said = await world.call(owen, confirmAnswers, { params: { org: company.slug, id: mail }, body });
  expect(said.status).toBe(200);
  expect(await worthOf(world, company, requestId, mara)).toBe(
    "R 100 = S 1 x V 1 estimate, decided; buyer's R 0",
  );
});

test('E1.j at that moment the call is blocked: it is Saturday 03:05 in Sydney', async () => {
  expect((await page()).mayCall).toMatchObject({
    allowed: false,
    reason: expect.stringMatching(/Saturday.*03:05|Sat 03:05/),
  });
  const refused = await world.call(owen, beginCall, { params: params(), body: {} });
  expect(refused.status).toBe(409);
  expect(await clock('C2')).toBeUndefined();
});

test('E1.k at opening it goes to Owen: pumps 5, and he has answered her; C1 met at 0 business minutes', async () => {
  await world.at('2026-11-30T14:59:59Z');
  expect((await page()).owner).toBeNull();
  await world.at('2026-11-30T15:00:00Z');
  const morning = await page();
  expect(morning.owner?.name).toBe('Owen Hale');
  expect(morning.assignments.at(-1)).toMatchObject({
    from: '2026-11-30T15:00:00.000Z',
    reason: expect.stringMatching(/^pumps 5, .*on duty until 17:00/),
  });
  expect(await clock('C1')).toMatchObject({ state: 'met', spentMs: 0 });
});

test('E1.l C2 waits: it is Tuesday 02:00 in Sydney', async () => {
  expect(await clock('C2')).toMatchObject({ state: 'waiting', dueAt: '2026-11-30T21:30:00.000Z' });
  const { status } = await world.call(owen, beginCall, { params: params(), body: {} });
  expect(status).toBe(409);
});

test('E1.m, n the joint window opens at 15:00; the call connects at 15:07: C2 met after 7 minutes', async () => {
  await world.at('2026-11-30T21:00:00Z');
  expect(await clock('C2')).toMatchObject({ state: 'running', dueAt: '2026-11-30T21:30:00.000Z' });
  const { body } = await world.call(owen, nowList, { params: { org: company.slug } });
  expect(body.items[0]?.id).toBe(requestId);
  await world.at('2026-11-30T21:07:00Z');
  const begun = await world.call(owen, beginCall, { params: params(), body: {} });
  expect(begun).toMatchObject({ status: 200, body: { uri: expect.stringMatching(/^tel:\+61/) } });
  const talking = { params: { org: company.slug, id: begun.body.callId }, body: { outcome: 'talking' } };
  expect((await world.call(owen, reportOutcome, talking)).status).toBe(200);
  expect(await clock('C2')).toMatchObject({ state: 'met', spentMs: 7 * 60_000 });
});

test('E1.o no attempt to call lies between the form and Monday 15:00 in Omaha', async () => {
  const attempts = await world.owner((db) =>
    db
      .selectFrom('fact')
      .select('occurred_at')
      .where('org_id', '=', company.orgId)
      .where('kind', '=', 'call.attempted')
      .execute(),
  );
  expect(attempts.map(({ occurred_at }) => new Date(occurred_at).toISOString())).toEqual([
    '2026-11-30T21:07:00.000Z',
  ]);
});

async function replyToken(): Promise<string> {
  const row = await world.owner((db) =>
    db
      .selectFrom('conversation')
      .select('reply_token')
      .where('org_id', '=', company.orgId)
      .executeTakeFirstOrThrow(),
  );
  return row.reply_token;
}
