import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { notifications, now as nowList, request } from '../../src/flow/desk/contract.ts';
import { saveReceipt } from '../../src/flow/desk/notices/contract.ts';
import { newId } from '../../src/platform/new-id.ts';
import { type FakeSmtp, startFakeSmtp } from '../mail/fake-smtp.ts';
import { type Organisation, type Person, World } from '../world.ts';
import { deliver } from './mails.ts';

/** DOMAIN E1.c-e, E1.i, S2-09, C20: a lead on the evening before two holidays, and Owen on the off-hours rota. */
const EVENING = '2026-11-26T03:12:00Z';
let world: World;
let smtp: FakeSmtp;
let company: Organisation;
let owen: Person;
let mailbox: { id: string; deskId: string; address: string };

beforeEach(async () => {
  smtp = await startFakeSmtp();
  world = await World.create({ now: EVENING });
  company = await world.organisation('Larkfield Controls');
  owen = await world.member(company, 'Owen Hale', ['expert']);
  mailbox = await world.mailbox(company, 'sales@larkfield.test', {
    ...{ host: '127.0.0.1', port: smtp.port, secure: 'none', user: '', sealedPassword: null },
    allowSelfSigned: false,
  });
  await world.form(company, 'sydney');
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});

const params = () => ({ org: company.slug });

async function onRota(person: Person): Promise<void> {
  const rotaId = newId();
  const org_id = company.orgId;
  await world.owner(async (db) => {
    await db
      .insertInto('rota')
      .values({
        ...{ org_id, id: rotaId, name: 'Nights', purpose: 'off_hours', zone: 'America/Chicago' },
        ...{ starts_on: '2026-11-02', turn_days: 7 },
      })
      .execute();
    await db
      .insertInto('rota_member')
      .values({ org_id, rota_id: rotaId, position: 0, user_id: person.userId })
      .execute();
  });
}

/** Isla of Sydney fills in the form; the id of her request. */
async function isla(fields: Record<string, string> = {}): Promise<string> {
  const payload = {
    name: 'Isla Byrne',
    email: 'isla@dairy.test',
    zone: 'Australia/Sydney',
    message: 'Which pump stands whey at 60 degrees? How long is delivery to Sydney?',
    ...fields,
  };
  const posted = await world.http.inject({ method: 'POST', url: '/f/sydney', payload });
  return posted.json().requestId as string;
}

async function page(id: string) {
  const given = { params: { ...params(), id } };
  return (await world.call(company.founder, request, given)).body;
}

async function clock(id: string, kind: string) {
  return (await page(id)).clocks.find((one) => one.kind === kind);
}

async function rotaNotices(person: Person): Promise<string[]> {
  const { body } = await world.call(person, notifications, { params: params() });
  return body.items.filter(({ kind }) => kind === 'rota').map(({ at, text }) => `${at} ${text}`);
}

async function offered(person: Person): Promise<boolean[]> {
  const { body } = await world.call(person, nowList, { params: params() });
  return body.items.map((item) => item.offered);
}

async function owenMails(id: string, text: string): Promise<string> {
  const { reply_token } = await world.owner((db) =>
    db
      .selectFrom('conversation as v')
      .innerJoin('request as r', 'r.conversation_id', 'v.id')
      .select('v.reply_token')
      .where('r.id', '=', id)
      .executeTakeFirstOrThrow(),
  );
  return deliver(world, company, mailbox, {
    from: `Owen Hale <${owen.email}>`,
    to: 'isla@dairy.test',
    subject: 'Your pump question',
    messageId: '<owen@larkfield.test>',
    text,
    headers: { 'Delivered-To': `sales+${reply_token}@larkfield.test` },
  });
}

const answer =
  'Isla,\n\nthe PC-60 pump stands whey at 60 degrees, up to 90. The delivery to Sydney takes 12 days.\n\nOwen';

describe('the off-hours rota', () => {
  test('E1.c-e: Owen is offered a personal mail at once, 14:12 in Sydney; nothing else changes', async () => {
    await onRota(owen);
    const id = await isla();
    await world.at('2026-11-26T03:12:10Z');
    expect(await rotaNotices(owen)).toEqual([
      '2026-11-26T03:12:00.000Z Came in while you are on call: “Which pump stands whey at 60 degrees? How long is delivery to Sydney?”, 14:12 where they are; write a personal mail, it stops the first-response clock',
    ]);
    expect(await rotaNotices(company.founder)).toEqual([]);
    expect([await offered(owen), await offered(company.founder)]).toEqual([[true], [false]]);
    const { owner, state, clocks } = await page(id);
    expect([owner, state, clocks.map(({ kind }) => kind).toSorted()]).toEqual([
      null,
      'received',
      ['C1', 'C15', 'C20', 'C3', 'C8'],
    ]);
    expect((await clock(id, 'C1'))?.state).toBe('waiting');
  });

  test('E1.g, E1.i, E1.j: his mail stops the first response and is recorded as C20, never as late', async () => {
    await onRota(owen);
    const id = await isla();
    await world.at('2026-11-27T16:05:00Z');
    expect(await clock(id, 'C20')).toMatchObject({ state: 'running', breachedAt: null });
    expect(await owenMails(id, answer)).toBe('own');
    expect(await clock(id, 'C3')).toMatchObject({ state: 'met', spentMs: 0, elapsedMs: 2_213 * 60_000 });
    const c20 = await clock(id, 'C20');
    expect(c20).toMatchObject({ state: 'met', endedAt: '2026-11-27T16:05:00.000Z', breachedAt: null });
    expect(c20?.elapsedMs).toBe(2_213 * 60_000);
    expect((await page(id)).clocks.map(({ kind }) => kind)).not.toContain('C2');
    expect(await offered(owen)).not.toContain(true);
  });

  test('the contact asleep: the offer waits for 08:00 where they are', async () => {
    await onRota(owen);
    await world.at('2026-11-26T12:30:00Z');
    await isla();
    // 23:30 in Sydney, which is eleven hours ahead.
    await world.at('2026-11-26T20:59:59Z');
    expect(await rotaNotices(owen)).toEqual([]);
    await world.at('2026-11-26T21:00:00Z');
    expect((await rotaNotices(owen)).map((line) => line.slice(0, 24))).toEqual(['2026-11-26T21:00:00.000Z']);
    expect((await rotaNotices(owen))[0]).toContain('08:00 where they are');
  });

  test('the desk open again by then: it is no matter of the rota', async () => {
    await onRota(owen);
    await world.at('2026-12-01T12:00:00Z');
    // 04:00 in Los Angeles, where it is 08:00 only when the desk has opened in Omaha.
    await isla({ zone: 'America/Los_Angeles' });
    await world.at('2026-12-01T18:00:00Z');
    expect(await rotaNotices(owen)).toEqual([]);
  });

  test('nobody on the rota: nothing happens and the item waits', async () => {
    const id = await isla();
    await world.at('2026-11-28T12:00:00Z');
    expect(await rotaNotices(owen)).toEqual([]);
    expect((await page(id)).owner).toBeNull();
    expect((await clock(id, 'C3'))?.state).toBe('waiting');
    expect(await clock(id, 'C20')).toMatchObject({ state: 'running', breachedAt: null });
  });

  test('answered in desk hours it was no off-hours mail', async () => {
    const id = await isla();
    await world.at('2026-11-30T15:02:00Z');
    await owenMails(id, answer);
    expect(await clock(id, 'C20')).toMatchObject({ state: 'void', reason: 'answered in desk hours' });
    expect((await clock(id, 'C3'))?.state).toBe('met');
  });

  test('in desk hours there is no C20', async () => {
    await onRota(owen);
    await world.at('2026-12-01T16:00:00Z');
    const id = await isla();
    expect(await clock(id, 'C20')).toBeUndefined();
    expect(await rotaNotices(owen)).toEqual([]);
  });
});

describe('the automatic receipt (E1.d)', () => {
  const text = 'Dear {name}, “{subject}” has reached us. {opens} {company}';

  async function switchOn(): Promise<void> {
    const body = { on: true, text };
    expect((await world.call(company.founder, saveReceipt, { params: params(), body })).status).toBe(200);
  }

  async function outbox(): Promise<string[]> {
    await world.parts.jobs.drain();
    return smtp.received.map(({ raw }) => raw.replaceAll('=\r\n', ''));
  }

  test('off by default', async () => {
    await isla();
    expect(await outbox()).toEqual([]);
  });

  test('marked as an automatic answer; no response, and C3 runs on', async () => {
    await switchOn();
    const id = await isla({ subject: 'Whey' });
    const [raw = ''] = await outbox();
    expect(raw).toContain('Auto-Submitted: auto-replied');
    expect(raw).toContain('X-Auto-Response-Suppress: All');
    expect(raw).toContain('To: Isla Byrne <isla@dairy.test>');
    expect(raw).toContain('We are closed just now and open again on Monday');
    const { clocks, automaticMessages, state, messages } = await page(id);
    expect([automaticMessages, state]).toEqual([1, 'received']);
    expect(messages.map(({ direction, replyClass, delivery }) => [direction, replyClass, delivery])).toEqual([
      ['in', null, null],
      ['out', 'R0', 'sent'],
    ]);
    const c3 = clocks.find(({ kind }) => kind === 'C3');
    expect([c3?.state, c3?.story.at(-1)?.rule]).toEqual(['waiting', 'a machine’s message is not a response']);
    expect(clocks.find(({ kind }) => kind === 'C8')?.state).toBe('waiting');
  });

  test('one address gets one an hour', async () => {
    await switchOn();
    await isla();
    await isla();
    await world.at('2026-11-26T04:12:00Z');
    await isla({ email: 'Isla@dairy.test', message: 'And a third question?' });
    await isla({ email: 'another@dairy.test' });
    expect((await outbox()).map((raw) => /^To: .*<(.*)>/m.exec(raw)?.[1])).toEqual([
      'isla@dairy.test',
      'isla@dairy.test',
      'another@dairy.test',
    ]);
  });

  test('X-10: fifty automatic mails get no answer, nor does who asks for none', async () => {
    await switchOn();
    const automatic = (n: number) =>
      deliver(world, company, mailbox, {
        from: `Machine <m${n}@dairy.test>`,
        to: 'sales@larkfield.test',
        subject: 'Automatic reply: away',
        messageId: `<auto-${n}@dairy.test>`,
        text: 'I am away until Monday.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      });
    for (let n = 0; n < 50; n += 1) await automatic(n);
    const outcome = await deliver(world, company, mailbox, {
      from: 'Ada Buyer <ada@buyer.test>',
      to: 'sales@larkfield.test',
      subject: 'Pump for a well',
      messageId: '<ada@buyer.test>',
      text: 'Can it lift 40 metres?',
      headers: { 'X-Auto-Response-Suppress': 'All' },
    });
    expect(outcome).toBe('request');
    expect(await outbox()).toEqual([]);
  });
});
