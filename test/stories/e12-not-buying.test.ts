import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { close } from '../../src/flow/desk/inbox/contract.ts';
import { buyerPage, outcomes } from '../../src/flow/outcomes/contract.ts';
import { DeskScene } from '../desk-scene.ts';

/** DOMAIN E12: who is not buying is served as everybody is. The care gap stands in core/measure/shares.test.ts. */
test('a lost contact who asks anew has the same clock and the same way in, and is not closed unanswered', async () => {
  await using scene = await DeskScene.create('2026-11-10T16:00:00Z');
  const mara = scene.place.founder;
  const closing = (id: string, because: string, reason: string) =>
    scene.world.call(mara, close, { params: scene.params(id), body: { because, reason } as never });
  const lost = await scene.ask('Can it lift 40 metres?');
  await scene.world.at('2026-11-10T16:20:00Z');
  expect((await closing(lost, 'withdrawn', 'declined: bought elsewhere')).status).toBe(200);

  // Three weeks later, Tue 10:00 in Omaha: the lost one and somebody new.
  await scene.world.at('2026-12-01T16:00:00Z');
  const anew = await scene.ask('Does the seat stand 85 degrees for an hour?', {
    subject: 'A technical question',
  });
  expect(anew).not.toBe(lost);
  expect(await scene.clock(anew, 'C3')).toMatchObject({
    state: 'running',
    startedAt: '2026-12-01T16:00:00.000Z',
    dueAt: '2026-12-01T16:30:00.000Z',
  });
  const known = await scene.page(anew, mara);
  expect(known.owner).not.toBeNull();
  expect(known.contact.earlierRequests.map(({ id, state }) => [id, state])).toEqual([[lost, 'withdrawn']]);

  // In the old thread it is the old request with a new turn.
  await scene.ask('And is it still made?', { after: lost });
  expect(await scene.clock(lost, 'C11')).toMatchObject({
    state: 'running',
    dueAt: '2026-12-01T16:30:00.000Z',
  });
  expect(await scene.clock(lost, 'C3')).toMatchObject({ state: 'void' });

  for (const because of ['no_answer_needed', 'unreachable'])
    expect((await closing(anew, because, 'they do not buy')).status).toBe(409);
  expect((await scene.page(anew, mara)).state).toBe('assigned');
  await scene.send(anew, {
    text: 'The seat stands 85 degrees for an hour.',
    answers: ['Does the seat stand 85 degrees for an hour?'],
  });
  expect(await scene.clock(anew, 'C3')).toMatchObject({ state: 'met' });
  // Value and speed count for them as for everybody.
  expect(await scene.worth(anew)).toBe("R 100 = S 1 x V 1 estimate, decided; buyer's R 100");

  // Whom they send to us is counted.
  const { body: page } = await scene.world.call(mara, buyerPage, { params: scene.params(anew) });
  const given = { n: randomUUID(), lang: 'en', name: 'Kim Lee', email: 'kim@farm.example' };
  const pressed = await scene.world.http.inject({
    method: 'POST',
    url: `${new URL(page.url).pathname}/referral`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(given).toString(),
  });
  expect(pressed.statusCode).toBe(303);
  const { body: said } = await scene.world.call(mara, outcomes, { params: scene.params(anew) });
  expect(said.referrals).toMatchObject([{ name: 'Kim Lee', email: 'kim@farm.example' }]);
  expect((await closing(anew, 'no_answer_needed', 'all said')).status).toBe(200);
});
