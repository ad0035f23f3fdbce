import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromIso } from '../src/core/time/instant.ts';
import { notifications, reply } from '../src/flow/desk/contract.ts';
import { at } from '../src/platform/database.ts';
import { DeskScene } from './desk-scene.ts';
import { type Mailbox, mail } from './factories.ts';

/** DESIGN 7, "Mail out": a send that broke off is looked for in Sent before its writer decides. */
let scene: DeskScene;
let box: Mailbox;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
  box = await scene.world.mailbox(scene.place, 'theo@larkfield.test');
});
afterAll(() => scene[Symbol.asyncDispose]());

/** Theo promises an answer on a new request; the process dies while the mail is on its way. */
async function brokenOff(subject: string) {
  const id = await scene.ask('Is it tall?', { subject });
  const interim = { who: 'Theo Park', by: '2026-12-05T22:00:00Z' };
  const body = { idempotencyKey: randomUUID(), text: 'Theo looks it up.', answers: [], parts: [], interim };
  const { body: sent } = await scene.world.call(scene.theo, reply, { params: scene.params(id), body });
  const begunAt = at(await scene.world.now());
  const { mail_id } = await scene.world.owner((db) =>
    db
      .updateTable('message')
      .set({ delivery: 'sending', at: begunAt, held_until: null })
      .where('id', '=', sent.messageId)
      .returning('mail_id')
      .executeTakeFirstOrThrow(),
  );
  const found = async (arrivedAt: string) =>
    scene.world.parts.mailIntake.receiveSent({
      orgId: scene.place.orgId,
      mailbox: box,
      raw: mail({
        from: 'Theo Park <theo@larkfield.test>',
        to: 'ada@buyer.test',
        messageId: mail_id,
        headers: [`X-Heed-Message: ${sent.messageId}`],
        text: 'Theo looks it up.',
      }),
      arrivedAt: fromIso(arrivedAt),
      evidence: 'mailbox',
      deliveryKey: arrivedAt,
    });
  return { id, found };
}

const outcome = async (id: string) => {
  const { messages } = await scene.page(id);
  const ours = messages.filter(({ direction }) => direction === 'out');
  return ours.map(({ at: sentAt, delivery, deliveryNote }) => [sentAt, delivery, deliveryNote]);
};
const asked = async (id: string) => {
  const { body } = await scene.world.call(scene.theo, notifications, { params: { org: scene.place.slug } });
  return body.items
    .filter(({ kind, requestId }) => kind === 'send_failed' && requestId === id)
    .map(({ read }) => read);
};
const facts = async (id: string) =>
  (await scene.facts(id, 'message.out', 'commitment.made')).map(({ kind, at: when }) => [kind, when]);

test('a mail of unknown outcome that is found in Sent was sent then, once, and nobody is asked any more', async () => {
  const { id, found } = await brokenOff('Tall');
  await scene.world.advance('16 minutes');
  expect((await outcome(id)).map(([, delivery]) => delivery)).toEqual(['unknown']);
  expect(await asked(id)).toEqual([false]);
  await scene.world.advance('30 minutes');
  expect(await scene.clock(id, 'C3')).toMatchObject({ state: 'late' });

  expect(await found('2026-12-01T16:00:05Z')).toBe('duplicate');
  expect(await outcome(id)).toEqual([['2026-12-01T16:00:05.000Z', 'sent', 'found in the Sent folder']]);
  expect(await scene.clock(id, 'C3')).toMatchObject({ state: 'met', endedAt: '2026-12-01T16:00:05.000Z' });
  expect(await asked(id)).toEqual([true]);
  const once = [
    ['commitment.made', '2026-12-01T16:00:05.000Z'],
    ['message.out', '2026-12-01T16:00:05.000Z'],
  ];
  expect(await facts(id)).toEqual(once);
  await found('2026-12-01T16:20:00Z');
  await scene.world.advance('2 hours');
  expect([await facts(id), (await outcome(id)).length, scene.mails.length]).toEqual([once, 1, 0]);
});

test('found while its sending seems under way, it counts once that try is given up', async () => {
  await scene.world.at('2026-12-02T16:00:00Z');
  const { id, found } = await brokenOff('Short');
  await found('2026-12-02T16:00:07Z');
  expect((await outcome(id)).map(([, delivery]) => delivery)).toEqual(['sending']);
  await scene.world.advance('16 minutes');
  expect(await outcome(id)).toEqual([['2026-12-02T16:00:07.000Z', 'sent', 'found in the Sent folder']]);
  expect([await asked(id), scene.mails.length]).toEqual([[], 0]);
});
