import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FakeSmtp, startFakeSmtp } from '../../../test/mail/fake-smtp.ts';
import { type Organisation, World } from '../../../test/world.ts';
import { MINUTE } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { checkHealthSoon } from '../timers.ts';
import { notifications, reply } from './contract.ts';
import { deliverReply } from './deliver-reply.ts';
import { sweepOutbox } from './sweep-outbox.ts';

let world: World;
let smtp: FakeSmtp;
let place: Organisation;

beforeAll(async () => {
  world = await World.create({ now: '2026-12-01T16:00:00Z' });
  smtp = await startFakeSmtp({ slowness: () => slowness });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});
beforeEach(async () => {
  place = await world.organisation();
});

/** How long the mail server takes to answer, in milliseconds: time enough to look at what is under way. */
let slowness = 40;

const run = <T>(work: (ctx: Context) => Promise<T>) =>
  world.parts.runner.run(place.orgId, { kind: 'system', job: 'test' }, work);

/** A reply in the outbox whose mail server listens on `port`. */
async function queuedReply(port: number): Promise<string> {
  const server = { host: '127.0.0.1', port, secure: 'none' as const, user: '' };
  const key = randomUUID();
  await world.mailbox(place, `sales-${key}@larkfield.test`, { ...server, sealedPassword: null } as never);
  await world.form(place, key);
  const fields = { name: 'Ann Lee', email: 'ann@buyer.test', message: `Do you sell part ${key}?` };
  const posted = await world.http.inject({ method: 'POST', url: `/f/${key}`, payload: fields });
  const params = { org: place.slug, id: posted.json().requestId as string };
  const body = { idempotencyKey: randomUUID(), text: 'Yes, we do.', answers: [], parts: [], interim: null };
  expect((await world.call(place.founder, reply, { params, body })).status).toBe(200);
  return body.idempotencyKey;
}

async function stateOf(messageId: string): Promise<string | null> {
  const row = await world.owner((db) =>
    db.selectFrom('message').select('delivery').where('id', '=', messageId).executeTakeFirstOrThrow(),
  );
  return row.delivery;
}

async function alarms(): Promise<string[]> {
  const { body } = await world.call(place.founder, notifications, { params: { org: place.slug } });
  return body.items.filter((item) => item.kind === 'send_failed').map((item) => item.text);
}

const arrivalsOf = (messageId: string) => smtp.received.filter((mail) => mail.raw.includes(`<${messageId}@`));

async function outboxTimer(): Promise<number | null> {
  const row = await world.owner((db) =>
    db
      .selectFrom('timer')
      .select('due_at')
      .where('org_id', '=', place.orgId)
      .where('kind', '=', 'outbox')
      .executeTakeFirst(),
  );
  return row?.due_at ?? null;
}

test('a reply that has two jobs goes out once and alarms nobody', async () => {
  const messageId = await queuedReply(smtp.port);
  const job = { orgId: place.orgId, messageId };
  const tries = Array.from({ length: 4 }, () => deliverReply(world.parts, job));
  await Promise.all(tries);
  expect(arrivalsOf(messageId)).toHaveLength(1);
  expect(await stateOf(messageId)).toBe('sent');
  expect(await alarms()).toEqual([]);
});

test('a sweep while a mail is under way leaves it to its job', async () => {
  const messageId = await queuedReply(smtp.port);
  const sending = deliverReply(world.parts, { orgId: place.orgId, messageId });
  while ((await stateOf(messageId)) !== 'sending') await new Promise(setImmediate);
  await run((ctx) => sweepOutbox(ctx, { alone: false }));
  await sending;
  expect(await stateOf(messageId)).toBe('sent');
  expect(await alarms()).toEqual([]);
});

test('a try that was overtaken does not put the mail back into the queue', async () => {
  const messageId = await queuedReply(smtp.port);
  slowness = 1_000;
  smtp.failNext('temporary');
  // Expected from the start: it may fail before the lines below have run.
  const overtaken = expect(deliverReply(world.parts, { orgId: place.orgId, messageId })).rejects.toThrow();
  while ((await stateOf(messageId)) !== 'sending') await new Promise(setImmediate);
  // Given up and offered again by its writer, it is in the hands of another try by now.
  const later = at((await world.now()) + 1);
  await world.owner((db) =>
    db.updateTable('message').set({ delivery: 'sending', at: later }).where('id', '=', messageId).execute(),
  );
  await overtaken;
  slowness = 40;
  expect(await stateOf(messageId)).toBe('sending');
});

test('what was being sent when the process died becomes unknown once, and is not sent again', async () => {
  const messageId = await queuedReply(smtp.port);
  const now = await world.now();
  await world.owner((db) =>
    db
      .updateTable('message')
      .set({ delivery: 'sending', at: at(now) })
      .where('id', '=', messageId)
      .execute(),
  );
  await world.advance('10 minutes');
  expect(await stateOf(messageId)).toBe('sending');
  await world.advance('6 minutes');
  expect(await stateOf(messageId)).toBe('unknown');
  await run((ctx) => sweepOutbox(ctx, { alone: true }));
  await world.advance('2 hours');
  expect(await alarms()).toMatchObject([expect.stringContaining('may have arrived')]);
  expect(arrivalsOf(messageId)).toEqual([]);
  expect(await outboxTimer()).toBeNull();
});

test('a mail server that is away for hours leaves one job for each reply, and gets it when it is back', async () => {
  const away = await startFakeSmtp();
  const { port } = away;
  await away[Symbol.asyncDispose]();
  const messageId = await queuedReply(port);
  await world.advance('5 hours');
  expect(await stateOf(messageId)).toBe('queued');
  const { rows } = await world.owner((db) =>
    sql<{ n: number }>`
      select count(*)::int as n from graphile_worker.jobs where key = ${`send:${messageId}`}`.execute(db),
  );
  expect(rows).toEqual([{ n: 1 }]);
  expect((await outboxTimer()) ?? 0).toBeLessThanOrEqual((await world.now()) + 30 * MINUTE);
  await world.owner((db) =>
    sql`update mailbox set smtp = jsonb_set(smtp, '{port}', ${`${smtp.port}`}::jsonb)
      where org_id = ${place.orgId}`.execute(db),
  );
  await world.advance('31 minutes');
  expect(await stateOf(messageId)).toBe('sent');
  await world.advance('31 minutes');
  expect(await outboxTimer()).toBeNull();
});

test('a mailbox that goes down brings the next look at health forward, and never puts it off', async () => {
  const due = () =>
    world.owner((db) =>
      db
        .selectFrom('timer')
        .select('due_at')
        .where('org_id', '=', place.orgId)
        .where('kind', '=', 'health')
        .executeTakeFirstOrThrow(),
    );
  const now = await world.now();
  await run(checkHealthSoon);
  expect((await due()).due_at).toBe(now + MINUTE);
  await world.advance('30 seconds');
  await run(checkHealthSoon);
  expect((await due()).due_at).toBe(now + MINUTE);
  await world.advance('31 seconds');
  expect((await due()).due_at).toBe(now + 11 * MINUTE);
});
