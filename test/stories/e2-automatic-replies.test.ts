import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accept, notifications, now as nowList, reply, request } from '../../src/flow/desk/contract.ts';
import { listFiltered } from '../../src/flow/intake/contract.ts';
import { people } from '../../src/people/contract.ts';
import { teach } from '../knowledge.ts';
import { startFakeSmtp } from '../mail/fake-smtp.ts';
import { type Organisation, type Person, World } from '../world.ts';
import { worthOf } from '../worth-of.ts';
import { deliver, type TestMail } from './mails.ts';

/** DOMAIN E2: a known customer mails at 10:00 with two questions; only a person's helpful answer stops the clock. */

let world: World;
let smtp: Awaited<ReturnType<typeof startFakeSmtp>>;
let company: Organisation;
let danni: Person;
let theo: Person;
let mailbox: { id: string; deskId: string; address: string };
let requestId: string;

const CUSTOMER = 'Ellen Brandt <ellen@northfork.test>';
const OUR_ADDRESS = 'sales@larkfield.test';
const asked: TestMail = {
  from: CUSTOMER,
  to: OUR_ADDRESS,
  subject: 'Valve seats',
  messageId: '<asked@northfork.test>',
  text: 'Does the LC-200 seat stand 85 degrees for an hour?\nWhich gasket fits it?',
};

beforeEach(async () => {
  world = await World.create({ now: '2026-12-01T15:00:00Z' });
  smtp = await startFakeSmtp({});
  company = await world.organisation();
  danni = await world.member(company, 'Danni Reyes', ['salesperson']);
  theo = await world.member(company, 'Theo Park', ['salesperson']);
  await teach(world, company, {
    valves: {
      levels: [
        [danni, 3],
        [theo, 2],
      ],
    },
  });
  mailbox = await world.mailbox(company, OUR_ADDRESS, {
    host: '127.0.0.1',
    port: smtp.port,
    secure: 'none',
    user: '',
    sealedPassword: null,
    allowSelfSigned: false,
  });
  // She is known: Danni has answered an earlier question of hers.
  await deliver(world, company, mailbox, {
    ...asked,
    messageId: '<earlier@northfork.test>',
    subject: 'Earlier',
    text: 'Do you ship to Iowa?',
  });
  await answer(danni, await newestRequest(), 'Yes, we do.', 1);
  await world.at('2026-12-01T16:00:00Z');
  expect(await deliver(world, company, mailbox, asked)).toBe('request');
  requestId = await newestRequest();
});

afterEach(async () => {
  await smtp[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

async function newestRequest(): Promise<string> {
  const { body } = await world.call(company.founder, nowList, { params: { org: company.slug } });
  return body.items.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))[0]?.id as string;
}

async function page() {
  const { body, status } = await world.call(company.founder, request, {
    params: { org: company.slug, id: requestId },
  });
  expect(status).toBe(200);
  return body;
}

async function clock(kind: string) {
  return (await page()).clocks.find((one) => one.kind === kind);
}

async function answer(person: Person, id: string, text: string, answersFirst: number) {
  const { body } = await world.call(person, request, { params: { org: company.slug, id } });
  const answers = body.questions.slice(0, answersFirst).map((question) => question.id);
  const input = { idempotencyKey: randomUUID(), text, answers, parts: [], interim: null };
  const sent = await world.call(person, reply, { params: { org: company.slug, id }, body: input });
  expect(sent.status).toBe(200);
  await world.parts.jobs.drain();
  return sent.body;
}

async function ownerOf(id: string): Promise<string | undefined> {
  const { body } = await world.call(company.founder, request, { params: { org: company.slug, id } });
  return body.owner?.name;
}

/** When a person was warned of this request, and in which words. */
async function warningsOf(person: Person): Promise<string[][]> {
  const { body } = await world.call(person, notifications, { params: { org: company.slug } });
  const mine = body.items.filter((item) => item.kind === 'warning' && item.requestId === requestId);
  return mine.map((item) => [item.at, item.text.split(':')[0] ?? '']);
}

test('C3 runs for a known customer, due 10:30:00, and no C11 before a first response (R5)', async () => {
  const { clocks, questions } = await page();
  expect(clocks.map((one) => [one.kind, one.dueAt])).toEqual([
    ['C15', '2026-12-02T16:00:00.000Z'],
    ['C3', '2026-12-01T16:30:00.000Z'],
    ['C8', '2026-12-01T23:00:00.000Z'],
  ]);
  expect(questions).toHaveLength(2);
});

test('a-g: acknowledgement and absence stop nothing, Theo gets it and answers, her own absence notice opens nothing', async () => {
  expect(await ownerOf(requestId)).toBe('Danni Reyes');
  await world.at('2026-12-01T16:00:10Z');
  await deliver(world, company, mailbox, {
    ...asked,
    from: 'Ada Byrne <ada@dairy.test>',
    messageId: '<other@dairy.test>',
    subject: 'Another valve',
  });
  const other = await newestRequest();
  expect(await ownerOf(other)).toBe('Danni Reyes');
  await world.at('2026-12-01T16:00:20Z');
  const acknowledgement: TestMail = {
    from: `Larkfield <${OUR_ADDRESS}>`,
    to: CUSTOMER,
    subject: 'We have received your message',
    messageId: '<ack@larkfield.test>',
    text: 'Thank you for your message.',
    headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': asked.messageId },
  };
  expect(await deliver(world, company, mailbox, acknowledgement)).toBe('own');
  const acknowledged = await page();
  expect(acknowledged.automaticMessages).toBe(1);
  expect(acknowledged.messages.at(-1)).toMatchObject({ direction: 'out', replyClass: 'R0' });
  const running = acknowledged.clocks.find((one) => one.kind === 'C3');
  expect(running).toMatchObject({ state: 'running', endedAt: null });
  expect(running?.story.at(-1)).toMatchObject({ effect: 'did_not_stop' });

  await world.at('2026-12-01T16:02:00Z');
  const absence: TestMail = {
    from: `Danni Reyes <${danni.email}>`,
    to: OUR_ADDRESS,
    subject: 'Automatic reply: Out of office',
    messageId: '<ooo@larkfield.test>',
    text: 'I am out of the office.',
    headers: { 'In-Reply-To': asked.messageId },
  };
  expect(await deliver(world, company, mailbox, absence)).toBe('own');
  const { body: team } = await world.call(company.founder, people, { params: { org: company.slug } });
  const away = team.members.find((member) => member.id === danni.userId);
  expect(away).toMatchObject({ onDuty: false, absence: { from: '2026-12-01T16:02:00.000Z' } });
  expect((await page()).automaticMessages).toBe(2);
  expect(await clock('C3')).toMatchObject({ state: 'running' });

  // E2.d: it and her other open items are offered again.
  await world.at('2026-12-01T16:02:00.001Z');
  const handed = await page();
  expect(handed.assignments.map(({ person, from, state }) => [person.name, from, state])).toEqual([
    ['Danni Reyes', '2026-12-01T16:00:00.000Z', 'released'],
    ['Theo Park', '2026-12-01T16:02:00.000Z', 'assigned'],
  ]);
  expect(handed.assignments[1]?.reason).toBe(
    'owner away; valves 2, on duty until 17:00, 0 open; next best skipped: away since 10:02',
  );
  expect(handed.handOffs.handOffs).toBe(1);
  expect(await ownerOf(other)).toBe('Theo Park');
  expect(await clock('C3')).toMatchObject({ state: 'running', dueAt: '2026-12-01T16:30:00.000Z' });

  await world.at('2026-12-01T16:05:00Z');
  const accepted = await world.call(theo, accept, { params: { org: company.slug, id: requestId } });
  expect(accepted.status).toBe(200);
  await world.at('2026-12-01T16:21:00Z');
  expect(await warningsOf(theo)).toEqual([
    ['2026-12-01T16:15:00.000Z', 'First personal response, 15 min left'],
  ]);
  const verdict = await answer(
    theo,
    requestId,
    'Yes: the seat stands 120 degrees. The G-7 gasket fits it.',
    2,
  );
  expect(verdict).toMatchObject({ replyClass: 'R4', stops: true, reason: 'answers 2 of 2 questions' });
  expect(await clock('C3')).toMatchObject({
    state: 'met',
    spentMs: 21 * 60_000,
    endedAt: '2026-12-01T16:21:00.000Z',
  });
  expect((await page()).state).toBe('answered');
  expect(await worthOf(world, company, requestId, theo)).toBe(
    "R 87.2 = S 0.872 x V 1 estimate, decided; buyer's R 87.2",
  );
  const mail = smtp.received.at(-1);
  expect(mail?.raw).toMatch(/^In-Reply-To: <asked@northfork\.test>/im);
  expect(mail?.raw).toMatch(/^References:.*<asked@northfork\.test>/im);
  expect(mail?.raw).not.toMatch(/^Auto-Submitted/im);

  await world.at('2026-12-01T16:21:30Z');
  const sentBefore = smtp.received.length;
  const before = await page();
  const herAbsence: TestMail = {
    from: CUSTOMER,
    to: OUR_ADDRESS,
    subject: 'Away until Monday',
    messageId: '<away@northfork.test>',
    text: 'I am away.',
    headers: {
      'Auto-Submitted': 'auto-replied',
      'In-Reply-To': String(/^Message-ID: (.*)$/im.exec(mail?.raw ?? '')?.[1]).trim(),
    },
  };
  expect(await deliver(world, company, mailbox, herAbsence)).toBe('filtered');
  const after = await page();
  expect([after.state, after.clocks, after.messages.length]).toEqual([
    before.state,
    before.clocks,
    before.messages.length,
  ]);
  expect(smtp.received).toHaveLength(sentBefore);
  const { body: list } = await world.call(company.founder, nowList, { params: { org: company.slug } });
  expect(list.items.map((item) => item.id)).toEqual([other]);
  const { body: filtered } = await world.call(company.founder, listFiltered, {
    params: { org: company.slug },
  });
  expect(filtered.items[0]).toMatchObject({ reason: 'automatic', subject: 'Away until Monday' });
  await world.at('2026-12-01T16:40:00Z');
  expect(await warningsOf(theo)).toHaveLength(1);
  expect(await warningsOf(danni)).toEqual([]);
});

test('f: a minute later, or half an answer, is another result', async () => {
  await world.at('2026-12-01T16:22:00Z');
  await answer(theo, requestId, 'Yes: the seat stands 120 degrees.', 1);
  // 100 * (1 - 0.2 * 17 / 25) * 0.5, and not decided before the other question was due.
  expect(await worthOf(world, company, requestId, theo)).toBe(
    "R 43.2 = S 0.864 x V 0.5 estimate, pending; buyer's R 43.2",
  );
  await world.at('2026-12-01T17:22:00Z');
  expect(await worthOf(world, company, requestId, theo)).toBe(
    "R 43.2 = S 0.864 x V 0.5 estimate, decided; buyer's R 43.2",
  );
});

test('h: "Got it!" is a bare acknowledgement; the clock goes on and breaches at 10:30:00.001, breach time 10:30:00', async () => {
  await world.at('2026-12-01T16:04:00Z');
  const verdict = await answer(theo, requestId, 'Got it!', 0);
  expect(verdict).toMatchObject({
    replyClass: 'R1',
    stops: false,
    reason: 'answers 0 of 2 questions, no time promised',
  });
  await world.at('2026-12-01T16:30:00.000Z');
  expect(await clock('C3')).toMatchObject({ state: 'running', breachedAt: null });
  await world.at('2026-12-01T16:30:00.001Z');
  const late = await clock('C3');
  expect(late).toMatchObject({ state: 'late', breachedAt: '2026-12-01T16:30:00.000Z' });
  expect(late?.story.map((line) => [line.effect, line.rule])).toEqual([
    ['started', 'receipt of the request'],
    ['did_not_stop', 'bare acknowledgement'],
    ['warned', '50 %'],
    ['warned', '80 %'],
    ['breached', 'deadline passed'],
  ]);
  const { body: told } = await world.call(company.founder, notifications, { params: { org: company.slug } });
  expect(told.items.filter((item) => item.kind === 'breach')).toHaveLength(1);
  expect(told.items[0]).toMatchObject({ dueAt: '2026-12-01T16:30:00.000Z', late: false, requestId });
});

test('i: X-Auto-Response-Suppress on a person’s own mail is no evidence of a machine (R4)', async () => {
  await world.at('2026-12-01T16:12:00Z');
  const fromHisOwnClient: TestMail = {
    from: `Theo Park <${theo.email}>`,
    to: `${CUSTOMER}, ${OUR_ADDRESS}`,
    subject: 'Re: Valve seats',
    messageId: '<theo@larkfield.test>',
    text: 'Hello Ellen,\n\nyes, the LC-200 seat stands 85 degrees for an hour, up to 120. The gasket that fits it is the G-7.\n\nTheo',
    headers: { 'X-Auto-Response-Suppress': 'All', 'In-Reply-To': asked.messageId },
  };
  expect(await deliver(world, company, mailbox, fromHisOwnClient)).toBe('own');
  expect((await page()).messages.at(-1)).toMatchObject({ replyClass: 'R4', direction: 'out' });
  expect(await clock('C3')).toMatchObject({ state: 'met', spentMs: 12 * 60_000 });
});
