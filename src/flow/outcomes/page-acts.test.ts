import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import type { Person } from '../../../test/world.ts';
import { fromIso } from '../../core/time/instant.ts';
import { at } from '../../platform/database.ts';
import { claim, notifications } from '../desk/contract.ts';
import { startPlan } from '../desk/follow-ups/contract.ts';
import { saveReceipt } from '../desk/notices/contract.ts';
import { buyerPage, outcomes } from './contract.ts';

let scene: DeskScene;
beforeAll(async () => {
  // A Tuesday, 10:00 in Omaha.
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

/** Ada asks, and it is Theo's. */
const asked = async (text: string, subject: string) => {
  const id = await scene.ask(text, { subject });
  const owner = (await scene.page(id)).owner?.id ?? null;
  await scene.world.call(scene.theo, claim, { params: scene.params(id), body: { owner } });
  return id;
};
const pathOf = async (id: string) => {
  const { body } = await scene.world.call(scene.theo, buyerPage, { params: scene.params(id) });
  return new URL(body.url).pathname;
};
const post = (path: string, act: string, fields: Record<string, string> = {}) =>
  scene.world.http.inject({
    method: 'POST',
    url: `${path}/${act}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ n: randomUUID(), lang: 'en', ...fields }).toString(),
  });
/** `303` and what the page thanks for, or `422` and what it says beside which field. */
const press = async (path: string, act: string, fields: Record<string, string> = {}) => {
  const { headers, statusCode, body } = await post(path, act, fields);
  if (statusCode === 422) {
    const name = /name="(\w+)"[^>]* aria-invalid="true" aria-describedby="fault"/.exec(body)?.[1];
    return `422 ${name}: ${/<p class="fault" id="fault">([^<]*)/.exec(body)?.[1]}`;
  }
  return `${statusCode} ${new URL(headers.location as string, 'http://x').searchParams.toString()}`;
};
const faults = {
  phone: '422 phone: We need a number that we can call, with its country code if it is abroad.',
  time: '422 when: Please choose one of the times; that one has passed or is taken off.',
  referral: '422 email: Please give a name, and a mail address or a number.',
};
const said = async (id: string) =>
  (await scene.world.call(scene.theo, outcomes, { params: scene.params(id) })).body;
const told = async (person: Person, id: string) => {
  const { body } = await scene.world.call(person, notifications, { params: { org: scene.place.slug } });
  return body.items
    .filter(({ requestId, kind }) => requestId === id && kind === 'contact_asks')
    .map(({ text }) => text);
};
const reach = (phone: string | null, zone: string | null) =>
  scene.world.owner((db) => db.updateTable('contact').set({ phone, zone }).execute());
const options = async (path: string) => {
  const { body } = await scene.world.http.inject({ url: path });
  const select = /<select name="when".*?<\/select>/s.exec(body)?.[0] ?? '';
  return Array.from(
    select.matchAll(/<option value="([^"]+)">([^<]+)/g),
    ([, value, text]) => `${value} ${text}`,
  );
};

test('call me: now while the desk is open, else at a time offered within desk and call hours', async () => {
  const id = await asked('Can you explain it?', 'Explain');
  const path = await pathOf(id);
  expect(await press(path, 'call', { when: 'now', phone: '' })).toBe(faults.phone);
  expect(await press(path, 'call', { when: 'now', phone: '12' })).toBe(faults.phone);
  expect(await press(path, 'call', { when: 'now', phone: '402 555 0142' })).toBe('303 lang=en&said=call_now');
  const { followUps, contact } = await scene.page(id);
  expect(contact.phone).toBe('+1 402 555 0142');
  expect(
    followUps.planned.map(({ kind, text, dueAt, askedByContact, owner }) => [
      kind,
      text,
      dueAt,
      askedByContact,
      owner.name,
    ]),
  ).toEqual([
    [
      'call',
      'They asked on their page to be called now, at +1 402 555 0142',
      '2026-12-01T16:05:00.000Z',
      true,
      'Theo Park',
    ],
  ]);
  const asks = ['Ada Buyer asks to be called now: “Explain”'];
  expect([await told(scene.theo, id), await told(scene.place.founder, id)]).toEqual([asks, asks]);
  expect((await scene.facts(id, 'call.asked')).map(({ data }) => data)).toEqual([{ at: null }]);

  // In Sydney it is 03:00: calls from 08:00 there, 15:00 here; the desk is open till 17:00.
  await reach('+61 2 9374 4000', 'Australia/Sydney');
  expect((await options(path)).slice(0, 3)).toEqual([
    'now Now',
    '2026-12-01T21:00:00.000Z 08:00',
    '2026-12-01T22:00:00.000Z 09:00',
  ]);
  expect(await press(path, 'call', { when: '2026-12-01T20:00:00.000Z' })).toBe(faults.time);
  expect(await press(path, 'call', { when: '2026-12-01T22:00:00.000Z' })).toBe('303 lang=en&said=call');
  // It takes the place of the one before.
  expect((await scene.page(id)).followUps.planned).toMatchObject([
    {
      text: 'They asked on their page for this call',
      dueAt: '2026-12-01T22:00:00.000Z',
      askedByContact: true,
    },
  ]);
  // Told to the owner; the founder coordinates and hears of it only where it is now.
  expect(await told(scene.place.founder, id)).toEqual(asks);
  await scene.world.at('2026-12-02T02:00:00Z');
  expect((await options(path))[0]).toMatch(/^2026-12-02T21:00/);
  expect(await press(path, 'call', { when: 'now' })).toBe(faults.time);
  await reach(null, null);
});

test('another person, somebody else to talk to, and hearing less', async () => {
  await scene.world.at('2026-12-03T16:00:00Z');
  const id = await asked('Who is in charge?', 'Charge');
  const path = await pathOf(id);
  expect(await press(path, 'person')).toBe('303 lang=en&said=person');
  const asks = 'Ada Buyer asks for another person on “Charge”';
  // Pressed again a moment later it is the same wish, told once.
  expect(await press(path, 'person')).toBe('303 lang=en&said=person');
  expect([await told(scene.theo, id), await told(scene.place.founder, id)]).toEqual([[asks], [asks]]);
  expect((await scene.page(id)).owner?.name).toBe('Theo Park');

  expect(await press(path, 'referral', { name: 'Kim Lee' })).toBe(faults.referral);
  expect(await press(path, 'referral', { name: 'Kim Lee', email: 'Kim@Farm.example' })).toBe(
    '303 lang=en&said=referral',
  );
  expect((await said(id)).referrals).toMatchObject([
    { name: 'Kim Lee', email: 'kim@farm.example', phone: null },
  ]);
  const facts = await scene.facts(id, 'referral.given', 'person.asked');
  expect(facts.map(({ kind }) => kind)).toEqual(['person.asked', 'referral.given']);
  expect(JSON.stringify(facts)).not.toContain('Kim');

  await reach('+1 402 555 0142', 'America/Chicago');
  await scene.world.call(scene.theo, startPlan, { params: scene.params(id), body: {} });
  expect((await scene.page(id)).followUps.plan.state).toBe('running');
  expect(await press(path, 'choice', { choice: 'no_questions' })).toBe('303 lang=en&said=no_questions');
  expect((await scene.page(id)).followUps.plan.state).toBe('running');
  expect(await press(path, 'choice', { choice: 'no_contact' })).toBe('303 lang=en&said=no_contact');
  const { plan } = (await scene.page(id)).followUps;
  expect([plan.state, new Set(plan.steps.map(({ endedReason }) => endedReason))]).toEqual([
    'stopped',
    new Set(['the contact wants no more of it']),
  ]);
  expect((await said(id)).optedOut).toEqual({
    questions: '2026-12-03T16:00:00.000Z',
    contact: '2026-12-03T16:00:00.000Z',
  });
  const again = await scene.world.call(scene.theo, startPlan, { params: scene.params(id), body: {} });
  expect(again.status).toBe(409);
  expect(await press(path, 'choice', { choice: 'all' })).toBe('303 lang=en&said=all');
  expect((await said(id)).optedOut).toEqual({ questions: null, contact: null });
});

test('a complete answer asks whether we help, once in seven days; other mails say where it stands', async () => {
  const lastLine = () => {
    const raw = scene.mails.at(-1)?.raw ?? '';
    const body = raw.slice(raw.indexOf('\r\n\r\n')).replaceAll('=\r\n', '').replaceAll('=3D', '=');
    return body.trim().split('\r\n').at(-1) ?? '';
  };
  const ask = async (text: string) => scene.ask(text, { subject: text });
  const page = 'http://heed.test/c/[\\w-]{91}';
  const asking = new RegExp(`^Are we helping you or not\\? ${page}$`);
  const telling = new RegExp(`^Who has your question and what is open: ${page}$`);

  await scene.world.at('2026-12-07T16:00:00Z');
  const receipt = { on: true, text: 'We have it.' };
  await scene.world.call(scene.place.founder, saveReceipt, {
    params: { org: scene.place.slug },
    body: receipt,
  });
  const first = await ask('Is it blue?');
  await scene.world.parts.jobs.drain();
  expect(lastLine()).toMatch(telling);
  await scene.send(first, { text: 'We look it up.', interim: { who: 'Theo', by: '2026-12-07T20:00:00Z' } });
  expect(lastLine()).toMatch(telling);
  await scene.world.at('2026-12-07T16:10:00Z');
  const sent = await scene.send(first, { text: 'It is blue.', answers: ['Is it blue?'] });
  expect([sent.replyClass, lastLine()]).toEqual(['R4', expect.stringMatching(asking)]);
  // What the contact opens is their page of this very request; what we keep holds no link.
  const url = lastLine().split(' ').at(-1) ?? '';
  const opened = await scene.world.http.inject({ url: new URL(url).pathname });
  expect(opened.body).toContain('Is it blue?');
  expect((await scene.page(first)).messages.map(({ text }) => text)).toEqual([
    'Is it blue?',
    'We have it.',
    'We look it up.',
    'It is blue.',
  ]);
  expect((await said(first)).askedAt).toBe('2026-12-07T16:10:00.000Z');

  const second = await ask('Is it round?');
  await scene.send(second, { text: 'It is round.', answers: ['Is it round?'] });
  expect(lastLine()).toMatch(telling);
  await scene.world.at('2026-12-14T16:10:00Z');
  const third = await ask('Is it dear?');
  await scene.send(third, { text: 'It is not.', answers: ['Is it dear?'] });
  expect(lastLine()).toMatch(asking);

  await scene.world.at('2026-12-28T16:00:00Z');
  const fourth = await ask('Is it good?');
  await press(await pathOf(fourth), 'choice', { choice: 'no_questions' });
  await scene.send(fourth, { text: 'It is good.', answers: ['Is it good?'] });
  expect(scene.mails.at(-1)?.raw).not.toContain('/c/');
  // Nor does the automatic receipt of what they ask next.
  await scene.world.at('2026-12-28T18:00:00Z');
  await ask('Is it new?');
  await scene.world.parts.jobs.drain();
  expect(scene.mails.at(-1)?.raw).toContain('We have it.');
  expect(scene.mails.at(-1)?.raw).not.toContain('/c/');

  // Our line comes back below their words, without marks: it asks us nothing.
  await scene.ask(`Fine, thank you.\n\nAre we helping you or not? ${url}\n`, { after: first });
  const back = (await scene.page(first)).messages.at(-1);
  expect([back?.text, back?.quoted]).toEqual(['Fine, thank you.', `Are we helping you or not? ${url}`]);
});

test('a finger stuck on a button is told to wait', async () => {
  const path = await pathOf(await scene.ask('Is it heavy?', { subject: 'Heavy' }));
  const again = () =>
    scene.world.http.inject({
      method: 'POST',
      url: `${path}/pace`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'de' },
      payload: 'pace=faster',
    });
  const statuses: number[] = [];
  for (let times = 0; times < 30; times += 1) statuses.push((await again()).statusCode);
  expect(new Set(statuses)).toEqual(new Set([422]));
  const stopped = await again();
  expect([stopped.statusCode, stopped.headers['retry-after']]).toEqual([429, '60']);
  expect(stopped.body).toContain('Zu viele auf einmal');
});

test('a form that is refused keeps what was typed, says why beside the field, and nothing is recorded', async () => {
  const id = await asked('Is it round?', 'Round');
  const path = await pathOf(id);
  const call = await post(path, 'call', { when: '2026-12-29T15:00:00.000Z', phone: '"12" & <3>' });
  expect(call.statusCode).toBe(422);
  expect(call.body).toMatch(
    /<details open><summary>Call me<\/summary>.*name="phone"[^>]*value="&quot;12&quot; &amp; &lt;3&gt;"/s,
  );
  const offered = (await options(path)).at(-1)?.split(' ')[0] ?? '';
  const chosen = await post(path, 'call', { when: offered, phone: '12' });
  expect(chosen.body).toContain(`<option value="${offered}" selected>`);
  const referral = await post(path, 'referral', {
    name: 'Kim Lee',
    email: 'kim@farm',
    phone: '555',
    lang: 'de',
  });
  expect(referral.body).toContain('Bitte nennen Sie einen Namen');
  for (const value of ['Kim Lee', 'kim@farm', '555']) expect(referral.body).toContain(`value="${value}"`);

  const long = `${'Is <b>it</b> & how? '.repeat(400)}the end`;
  const need = await post(path, 'need', { words: long });
  expect(need.statusCode).toBe(422);
  const written = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  expect(need.body).toContain(`aria-describedby="fault" autofocus>\n${written(long)}</textarea>`);
  const longer = await post(path, 'need', { words: '"&<'.repeat(30_000) });
  const typed = /<textarea[^>]*>\n([^<]*)<\/textarea>/.exec(longer.body)?.[1] ?? '';
  expect(typed.length).toBeGreaterThan(10_000);
  expect(written('"&<'.repeat(30_000)).startsWith(typed)).toBe(true);
  for (const { body } of [call, chosen, referral, need, longer]) {
    expect(Buffer.byteLength(body)).toBeLessThan(30_000);
    expect(body.match(/ id="fault"/g)).toHaveLength(1);
  }

  const { said: words, referrals } = await said(id);
  expect([words, referrals.filter(({ name }) => name === 'Kim Lee').length]).toEqual([[], 1]);
  expect(await scene.facts(id, 'call.asked', 'referral.given', 'verdict.given')).toEqual([]);
  expect(await told(scene.theo, id)).toEqual([]);
  // Loading its address again leads to the page.
  const { statusCode, headers } = await scene.world.http.inject({ url: `${path}/need` });
  expect([statusCode, headers.location]).toEqual([303, path]);
});

test('a hundred presses a day are enough for anybody', async () => {
  const id = await asked('Is it square?', 'Square');
  const path = await pathOf(id);
  await scene.world.at('2027-01-05T16:00:01Z');
  await press(path, 'pace', { pace: 'slower' });
  const { contact } = await scene.page(id);
  const before = { org_id: scene.place.orgId, request_id: id, contact_id: contact.id, words: 'And?' };
  await scene.world.owner((db) =>
    db
      .insertInto('buyer_word')
      .values(
        Array.from({ length: 98 }, () => ({
          ...before,
          ...{
            id: randomUUID(),
            kind: 'need' as const,
            nonce: randomUUID(),
            at: at(fromIso('2027-01-05T16:00:02Z')),
          },
        })),
      )
      .execute(),
  );
  await scene.world.at('2027-01-05T16:00:03Z');
  expect(await press(path, 'need', { words: 'One more?' })).toBe('303 lang=en&said=need');
  const { messages } = await scene.page(id);
  // What they said of our speed before all that still stands.
  expect([(await said(id)).pace, (await said(id)).said.length]).toEqual(['slower', 50]);
  const over = await post(path, 'need', { words: 'And one?' });
  expect([over.statusCode, (await scene.page(id)).messages.length]).toEqual([429, messages.length]);
  await scene.world.at('2027-01-06T16:00:04Z');
  expect(await press(path, 'need', { words: 'And one?' })).toBe('303 lang=en&said=need');
});
