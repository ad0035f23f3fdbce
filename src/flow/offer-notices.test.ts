import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakePush, startFakePush } from '../../test/fake-push.ts';
import { type FakeSmtp, startFakeSmtp } from '../../test/mail/fake-smtp.ts';
import { type Organisation, type Person, World } from '../../test/world.ts';
import { defaultChoice, type NoticeChoice } from '../core/notice/notice-choice.ts';
import { fromIso } from '../core/time/instant.ts';
import { type Told, tell } from '../people/tell.ts';
import { newId } from '../platform/new-id.ts';
import { notifications } from './desk/contract.ts';
import { saveChoices, subscribe, viewChoices } from './desk/notices/contract.ts';
import { offerNotices } from './offer-notices.ts';
import { sendNotices } from './send-notices.ts';

/** Tuesday, 10:00 in Omaha. */
const START = '2026-12-01T16:00:00Z';
let smtp: FakeSmtp;
let push: FakePush;
let world: World;
let company: Organisation;
let mara: Person;

beforeEach(async () => {
  smtp = await startFakeSmtp();
  push = await startFakePush();
  world = await World.create({
    now: START,
    env: {
      HEED_SMTP_URL: `smtp://127.0.0.1:${smtp.port}?tls=none`,
      HEED_SMTP_FROM: 'heed@larkfield.test',
    },
  });
  company = await world.organisation('Larkfield');
  mara = company.founder;
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await push[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});

const params = () => ({ org: company.slug });
const run = <T>(work: Parameters<typeof world.parts.runner.run<T>>[2]) =>
  world.parts.runner.run(company.orgId, { kind: 'system', job: 'test' }, work);

/** Tells Mara something and lets what is due happen. */
async function told(kind: string, text: string, more: Partial<Told> = {}): Promise<void> {
  const base = { userId: mara.userId, kind, text, requestId: null, onceKey: newId() };
  await run((ctx) => tell(ctx, [{ ...base, ...more }]));
  await world.advance('0 seconds');
}

async function choose(choice: Partial<NoticeChoice>): Promise<void> {
  const body = { ...defaultChoice, ...choice };
  expect((await world.call(mara, saveChoices, { params: params(), body })).status).toBe(200);
}

async function subscribed(): Promise<void> {
  const view = await world.call(mara, viewChoices, { params: params() });
  push.expectKey(view.body.push.key);
  const body = { ...push.subscription, label: 'Firefox on Linux' };
  expect((await world.call(mara, subscribe, { params: params(), body })).status).toBe(200);
}

/** What left the house, as `mail sent`. */
async function deliveries(): Promise<string[]> {
  const rows = await world.owner((db) =>
    db.selectFrom('notification_delivery').select(['way', 'state', 'detail']).execute(),
  );
  return rows.map(({ way, state, detail }) => [way, state, detail].filter(Boolean).join(' ')).toSorted();
}

const subjects = () => smtp.received.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]);
const texts = () => push.received.map(({ payload }) => payload.text);
const onlyMail = { mail: true, push: false };
const onlyPush = { mail: false, push: true };

describe('by mail', () => {
  test('an alert goes out marked as automatic, with its link and no more than its own words', async () => {
    await told('deaf', 'Mailbox sales@: the server refuses us');
    const [mail] = smtp.received;
    expect(mail?.envelope).toEqual({ from: 'heed@larkfield.test', to: [mara.email] });
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated');
    expect(mail?.raw).toContain('X-Auto-Response-Suppress: All');
    expect(mail?.raw).toContain('Subject: Heed does not hear: Mailbox sales@: the server refuses us');
    expect(mail?.raw.replaceAll('=\r\n', '')).toContain(`http://heed.test/o/${company.slug}/settings/health`);
    expect(await deliveries()).toEqual(['mail sent']);
  });

  test('what nobody chose stays in the app', async () => {
    await told('assigned', 'Given to you: “Pump”');
    expect(smtp.received).toHaveLength(0);
    expect(await deliveries()).toEqual([]);
    const { body } = await world.call(mara, notifications, { params: params() });
    expect(body.items.map((item) => item.text)).toEqual(['Given to you: “Pump”']);
  });

  test('several at the same instant are one mail', async () => {
    const row = (text: string) => ({
      ...{ userId: mara.userId, kind: 'deaf', text, requestId: null, onceKey: text },
    });
    await run((ctx) => tell(ctx, [row('first'), row('second')]));
    await world.advance('0 seconds');
    expect(subjects()).toEqual(['2 notices of Larkfield']);
    expect(await deliveries()).toEqual(['mail sent', 'mail sent']);
  });

  test('a server that says later is tried again, one that says never is not', async () => {
    smtp.failNext('temporary');
    await told('deaf', 'one');
    expect(await deliveries()).toEqual(['mail queued 451 Come back later']);
    await world.owner((db) =>
      db
        .updateTable('graphile_worker._private_jobs' as 'timer')
        .set({ run_at: new Date(0) } as never)
        .execute(),
    );
    await world.parts.jobs.drain();
    expect([subjects(), await deliveries()]).toEqual([['Heed does not hear: one'], ['mail sent']]);
    smtp.failNext('permanent');
    await told('deaf', 'two');
    expect(await deliveries()).toEqual(['mail failed 554 Not wanted', 'mail sent']);
    expect(smtp.received).toHaveLength(1);
  });

  test('one that broke off under way may have arrived, and is not sent again', async () => {
    smtp.failNext('drop-after-data');
    await told('deaf', 'one');
    expect((await deliveries())[0]).toMatch(/^mail unknown/);
    await world.advance('3 hours');
    expect(smtp.received).toHaveLength(1);
  });

  test('the demo’s goes into its sink', async () => {
    await world.owner((db) => db.updateTable('organisation').set({ is_demo: true }).execute());
    await told('deaf', 'one');
    expect(smtp.received).toHaveLength(0);
    const sink = await world.owner((db) =>
      db.selectFrom('sink_mail').select(['recipient', 'subject']).execute(),
    );
    expect(sink).toEqual([{ recipient: mara.email, subject: 'Heed does not hear: one' }]);
  });
});

describe('by push', () => {
  test('the browser gets it encrypted for it, signed by us, urgent, replaceable', async () => {
    await subscribed();
    await told('assigned', 'Given to you: “Pump”');
    const [{ payload, topic, urgency, ttl } = expect.fail('nothing came')] = push.received;
    expect(payload).toMatchObject({
      title: 'Given to you · Larkfield',
      text: 'Given to you: “Pump”',
      url: `/o/${company.slug}/now`,
    });
    expect([topic, urgency, ttl]).toEqual([payload.tag.replaceAll('-', ''), 'high', '14400']);
    expect(await deliveries()).toEqual(['push sent']);
  });

  test.each([404, 410])('a browser that is gone (%i) is removed', async (status) => {
    await subscribed();
    push.answerNext(status);
    await told('assigned', 'one');
    await told('assigned', 'two');
    expect(push.posts).toBe(1);
    expect(await deliveries()).toEqual([
      'push failed this browser takes no notices any more; it was removed',
    ]);
    expect((await world.call(mara, viewChoices, { params: params() })).body.push.browsers).toEqual([]);
  });

  test('a service out of order is tried again by whoever looks after what is stuck', async () => {
    await subscribed();
    push.answerNext(503);
    await told('assigned', 'one');
    expect(await deliveries()).toEqual(['push queued the push service answered 503']);
    await world.advance('2 minutes');
    expect([texts(), await deliveries()]).toEqual([['one'], ['push sent']]);
  });

  test('many at once are one push', async () => {
    await subscribed();
    const row = (text: string) => ({
      ...{ userId: mara.userId, kind: 'assigned', text, requestId: null, onceKey: text },
    });
    await run((ctx) => tell(ctx, ['a', 'b', 'c', 'd', 'e'].map(row)));
    await world.advance('0 seconds');
    expect(push.received.map(({ payload }) => payload.title)).toEqual(['5 notices · Larkfield']);
    expect(texts()[0]).toMatch(/^[a-e]\n[a-e]\n[a-e]\nand 2 more$/);
  });

  test('another member who subscribes the browser has it for themselves', async () => {
    await subscribed();
    const theo = await world.member(company, 'Theo Park', ['salesperson']);
    const body = { ...push.subscription, label: 'The same' };
    await world.call(theo, subscribe, { params: params(), body });
    await told('assigned', 'for Mara');
    expect(push.posts).toBe(0);
  });
});

describe('quiet hours', () => {
  const night = { from: '20:00', to: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };

  test('hold mail and push back to the second, and the app tells at once', async () => {
    await subscribed();
    await choose({ ways: { ...defaultChoice.ways, requests: { mail: true, push: true } }, quiet: night });
    await world.at('2026-12-02T01:59:59Z');
    await told('assigned', 'just before');
    expect([subjects(), texts()]).toEqual([['Given to you: just before'], ['just before']]);
    await world.at('2026-12-02T02:00:00Z');
    await told('assigned', 'in the night');
    const { body } = await world.call(mara, notifications, { params: params() });
    expect(body.items[0]?.text).toBe('in the night');
    await world.at('2026-12-02T12:59:59Z');
    expect([smtp.received.length, push.received.length]).toEqual([1, 1]);
    expect(await deliveries()).toEqual(['mail held', 'mail sent', 'push held', 'push sent']);
    await world.at('2026-12-02T13:00:00Z');
    expect([subjects()[1], texts()[1]]).toEqual(['Given to you: in the night', 'in the night']);
    expect(push.received[1]?.payload.text).not.toContain('late');
  });

  test('what was read meanwhile is not sent', async () => {
    await choose({ ways: { ...defaultChoice.ways, requests: onlyMail }, quiet: night });
    await world.at('2026-12-02T03:00:00Z');
    await told('assigned', 'in the night');
    await world.owner((db) =>
      db
        .updateTable('notification')
        .set({ read_at: new Date(0) as never })
        .execute(),
    );
    await world.at('2026-12-02T14:00:00Z');
    expect(smtp.received).toHaveLength(0);
    expect(await deliveries()).toEqual(['mail dropped read in Heed, or settled, before it was to be sent']);
  });

  test('do not hold a recovery (C9)', async () => {
    await subscribed();
    await choose({ ways: { ...defaultChoice.ways, deadlines: onlyPush }, quiet: night });
    await world.at('2026-12-02T03:00:00Z');
    const clockId = newId();
    const request = await asked();
    await world.owner((db) =>
      db.updateTable('clock').set({ id: clockId, kind: 'C9' }).where('kind', '=', 'C8').execute(),
    );
    await told('warning', 'Recovery, 12 h left', { clockId, requestId: request });
    await told('warning', 'something else');
    expect(texts()).toEqual(['Recovery, 12 h left']);
  });
});

/** A request of a form; its id. */
async function asked(): Promise<string> {
  await world.form(company, 'lead');
  const payload = { name: 'Ann Lee', email: 'ann@buyer.test', message: 'Do you sell valves?' };
  const posted = await world.http.inject({ method: 'POST', url: '/f/lead', payload });
  return posted.json().requestId as string;
}

describe('once, and never lost', () => {
  const hasMail = async () => true;
  const deps = () => {
    const { runner, config, pushKeys } = world.parts;
    return { runner, config, pushKeys };
  };

  test('two processes that offer at the same time, and the timer fired twice, make one mail', async () => {
    const base = { userId: mara.userId, kind: 'deaf', text: 'one', requestId: null, onceKey: 'one' };
    await run((ctx) => tell(ctx, [base]));
    await run((ctx) => tell(ctx, [base]));
    await Promise.all([run((ctx) => offerNotices(ctx, hasMail)), run((ctx) => offerNotices(ctx, hasMail))]);
    await run((ctx) => offerNotices(ctx, hasMail));
    await world.advance('1 minute');
    expect(subjects()).toEqual(['Heed does not hear: one']);
  });

  test('the same job in two processes sends one mail', async () => {
    const row = { userId: mara.userId, kind: 'deaf', text: 'one', requestId: null, onceKey: 'one' };
    await run((ctx) => tell(ctx, [row]));
    await run((ctx) => offerNotices(ctx, hasMail));
    const { id } = await world.owner((db) =>
      db.selectFrom('notification').select('id').executeTakeFirstOrThrow(),
    );
    const job = {
      ...{ orgId: company.orgId, way: 'mail' as const, userId: mara.userId, subscriptionId: null },
      notificationIds: [id],
    };
    await Promise.all([sendNotices(deps(), job), sendNotices(deps(), job)]);
    await world.advance('1 minute');
    expect(smtp.received).toHaveLength(1);
  });

  test('a process that dies before it commits offers nothing; the next one does', async () => {
    const row = { userId: mara.userId, kind: 'deaf', text: 'one', requestId: null, onceKey: 'one' };
    await run((ctx) => tell(ctx, [row]));
    const dying = run(async (ctx) => {
      await offerNotices(ctx, hasMail);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    await world.advance('0 seconds');
    expect(subjects()).toEqual(['Heed does not hear: one']);
  });

  test('a job lost with its process is offered again, one that had begun is not', async () => {
    const row = (text: string) => ({
      ...{ userId: mara.userId, kind: 'deaf', text, requestId: null, onceKey: text },
    });
    await run((ctx) => tell(ctx, [row('lost')]));
    await run((ctx) => offerNotices(ctx, hasMail));
    await run((ctx) => tell(ctx, [row('begun')]));
    await run((ctx) => offerNotices(ctx, hasMail));
    await world.owner(async (db) => {
      await db.deleteFrom('graphile_worker._private_jobs' as 'timer').execute();
      await db
        .updateTable('notification_delivery')
        .set({ state: 'sending' })
        .where('notification_id', 'in', (eb) =>
          eb.selectFrom('notification').select('id').where('text', '=', 'begun'),
        )
        .execute();
    });
    await world.advance('1 hour');
    expect(subjects()).toEqual(['Heed does not hear: lost']);
    expect(await deliveries()).toEqual([
      'mail sent',
      'mail unknown Heed stopped while this was being sent; it may have arrived.',
    ]);
  });

  test('what was due while Heed was down goes out once, marked late (X-08)', async () => {
    await choose({ ways: { ...defaultChoice.ways, requests: onlyMail } });
    const row = { userId: mara.userId, kind: 'assigned', text: 'one', requestId: null, onceKey: 'one' };
    await run((ctx) => tell(ctx, [{ ...row, at: fromIso('2026-12-01T16:30:00Z') }]));
    // The clock moves on without anybody who fires timers.
    await world.owner((db) =>
      db
        .updateTable('test_clock')
        .set({ at: new Date('2026-12-01T18:00:00Z') as never })
        .execute(),
    );
    await world.advance('0 seconds');
    expect(smtp.received.map(({ raw }) => raw.includes('Told late: this was due at 10:30'))).toEqual([true]);
    const { body } = await world.call(mara, notifications, { params: params() });
    expect(body.items.map(({ at, late }) => [at, late])).toEqual([['2026-12-01T16:30:00.000Z', true]]);
  });

  test('what nobody has at night is mailed in the morning, and only if nobody has it then (R9)', async () => {
    await world.at('2026-12-02T03:00:00Z');
    await asked();
    await world.at('2026-12-02T15:01:00Z');
    expect(smtp.received).toHaveLength(0);
    expect(await deliveries()).toEqual(['mail dropped read in Heed, or settled, before it was to be sent']);
  });
});
