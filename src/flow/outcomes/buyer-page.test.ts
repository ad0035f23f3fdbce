import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import { fromIso } from '../../core/time/instant.ts';
import { linkUrl } from '../../platform/signed-link.ts';
import { dismiss, notifications } from '../desk/contract.ts';
import { merge } from '../desk/inbox/contract.ts';
import { buyerPage, outcomes } from './contract.ts';

const ASKED = 'Can it lift 40 metres? And does it stand 85 degrees?';
const [LIFT, STAND] = ['Can it lift 40 metres?', 'And does it stand 85 degrees?'] as const;

let scene: DeskScene;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:00:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

const pathOf = async (id: string) => {
  const { body } = await scene.world.call(scene.theo, buyerPage, { params: scene.params(id) });
  return new URL(body.url).pathname;
};
const get = (path: string, method: 'GET' | 'HEAD' = 'GET') => scene.world.http.inject({ method, url: path });
const press = (
  path: string,
  act: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  scene.world.http.inject({
    method: 'POST',
    url: `${path}/${act}`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    payload: new URLSearchParams({ n: randomUUID(), lang: 'en', ...fields }).toString(),
  });
const said = async (id: string) =>
  (await scene.world.call(scene.theo, outcomes, { params: scene.params(id) })).body;
const told = async () => {
  const { body } = await scene.world.call(scene.theo, notifications, { params: { org: scene.place.slug } });
  return body.items
    .filter(({ kind }) => ['verdict_no', 'contact_asks'].includes(kind))
    .map(({ text }) => text);
};
const words = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

test('looking counts nothing; Yes is 1, No later wins, and the request is open again with their words (S0-01)', async () => {
  await scene.world.at('2026-12-01T16:00:00Z');
  const id = await scene.ask(ASKED, { subject: 'Deep well' });
  await scene.world.at('2026-12-01T16:20:00Z');
  const path = await pathOf(id);
  const before = words((await get(path)).body);
  expect(before).toContain('You have been waiting 20 minutes.');
  expect(before).toContain('Theo Park has your question.');
  expect(before).toContain('We mean to answer you by 10:30.');
  expect(before).toContain(`${LIFT} Still open`);
  expect(before).not.toContain('Are we helping you or not?');

  await scene.send(id, { text: 'It can lift 55 metres.', answers: [LIFT, STAND] });
  for (const method of ['GET', 'HEAD', 'GET', 'GET'] as const)
    expect((await get(path, method)).statusCode).toBe(200);
  expect((await said(id)).said).toEqual([]);
  const after = await get(path);
  expect(words(after.body)).toContain('You waited 20 minutes for our answer.');
  expect(words(after.body)).toContain(`${LIFT} Answered (our answer: 10:20)`);
  expect(words(after.body)).toContain('Are we helping you or not? Did this move you forward?');
  expect(words(after.body)).not.toContain('55 metres');

  await scene.world.at('2026-12-01T17:00:00Z');
  const yes = await press(path, 'verdict', { verdict: 'yes', words: '' });
  expect([yes.statusCode, yes.headers.location]).toEqual([303, `${path}?lang=en&said=yes`]);
  expect(await said(id)).toMatchObject({ verdict: { verdict: 'yes', at: '2026-12-01T17:00:00.000Z' } });
  expect((await scene.page(id)).state).toBe('answered');

  await scene.world.at('2026-12-01T18:00:00Z');
  await press(path, 'verdict', { verdict: 'no', words: 'I still need the torque table.' });
  const page = await scene.page(id);
  expect([page.state, page.receivedAt]).toEqual(['reopened', '2026-12-01T16:00:00.000Z']);
  expect(page.questions.map(({ text, state }) => [text, state])).toEqual([
    [LIFT, 'answered'],
    [STAND, 'answered'],
    ['I still need the torque table.', 'open'],
  ]);
  expect(page.messages.at(-1)).toMatchObject({ direction: 'in', channel: 'page', author: 'Ada Buyer' });
  expect(await scene.clock(id, 'C11')).toMatchObject({ state: 'running', dueAt: '2026-12-01T18:30:00.000Z' });
  const facts = await scene.facts(id, 'verdict.given');
  expect(facts.map(({ data }) => (data as { verdict: string }).verdict)).toEqual(['yes', 'no']);
  const reply = page.messages.find(({ direction }) => direction === 'out');
  expect(facts.at(-1)?.data).toEqual({ verdict: 'no', messageId: reply?.id });
  expect((await said(id)).said.map(({ kind, value, words: text }) => [kind, value, text])).toEqual([
    ['verdict', 'no', 'I still need the torque table.'],
    ['verdict', 'yes', ''],
  ]);
  expect(await told()).toEqual([
    'Ada Buyer says that our answer on “Deep well” did not help: I still need the torque table.',
  ]);
  expect(words((await get(path)).body)).toContain('You have been waiting 2 hours.');
});

test('a press counts once, whatever is pressed beside it; another site and a machine count nothing', async () => {
  const id = await scene.ask('Is it in stock?', { subject: 'Stock' });
  const path = await pathOf(id);
  const n = randomUUID();
  const pressed = await Promise.all([1, 2, 3].map(() => press(path, 'pace', { pace: 'faster', n })));
  expect(pressed.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
  await press(path, 'wait', { minutes: '60', n });
  expect(await said(id)).toMatchObject({ pace: 'faster', acceptableMinutes: 60 });
  expect((await said(id)).said).toHaveLength(2);
  expect((await scene.facts(id, 'pace.judged', 'wait.stated')).map(({ data }) => data)).toEqual([
    { pace: 'faster' },
    { acceptableMinutes: 60 },
  ]);
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
    { 'content-type': 'text/plain' },
  ])
    expect((await press(path, 'pace', { pace: 'slower' }, headers)).statusCode, JSON.stringify(headers)).toBe(
      403,
    );
  const bare = await press(path, 'pace', { pace: 'slower', n: '' });
  expect([bare.statusCode, words(bare.body)]).toEqual([
    422,
    expect.stringContaining('That did not reach us whole.'),
  ]);
  expect((await press(path, 'wait', { minutes: '7' })).statusCode).toBe(422);
  expect((await press(path, 'verdict', { verdict: 'yes' })).body).toContain('We have not answered you yet');
  expect((await press(path, 'approve', {})).statusCode).toBe(404);
  expect((await said(id)).said).toHaveLength(2);
});

test('a link is of one contact and one request for 60 days; refused ones look alike', async () => {
  await scene.world.at('2026-12-02T16:00:00Z');
  const id = await scene.ask('Do you ship?', { subject: 'Shipping' });
  const path = await pathOf(id);
  const other = await scene.ask('Another thing?', { subject: 'Other' });
  const { contact } = await scene.page(id);
  const link = (subject: object, at = '2026-12-02T16:00:00Z') =>
    new URL(
      linkUrl(
        scene.world.config,
        { orgId: scene.place.orgId, requestId: id, contactId: contact.id, ...subject },
        fromIso(at),
      ),
    ).pathname;
  expect(link({})).toBe(path);
  const flipped = `${path.slice(0, -2)}${path.at(-2) === 'A' ? 'B' : 'A'}${path.at(-1)}`;
  const foreign = await scene.world.organisation('Elsewhere');
  const wrong = [
    flipped,
    `/c/${'A'.repeat(91)}`,
    '/c/x',
    link({ contactId: randomUUID() }),
    link({ requestId: randomUUID() }),
    link({ orgId: foreign.orgId }),
  ];
  const answers = await Promise.all(wrong.map((one) => get(one)));
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(404);
  expect((await press(flipped, 'verdict', { verdict: 'yes' })).statusCode).toBe(404);
  expect(
    (await press(link({ requestId: other, contactId: randomUUID() }), 'need', { words: 'x' })).statusCode,
  ).toBe(404);
  const old = link({}, '2026-10-03T15:59:58Z');
  expect(words((await get(old)).body)).toContain('Ask us for a new link');
  expect((await get(old)).statusCode).toBe(404);
  expect((await press(old, 'need', { words: 'x' })).statusCode).toBe(404);
  expect((await get(link({}, '2026-10-03T16:00:01Z'))).statusCode).toBe(200);
  expect((await said(id)).said).toEqual([]);
});

test('hostile words are inert, the page is small and closed to the outside', async () => {
  const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)> how long?';
  const id = await scene.ask(hostile, { subject: '</title><svg onload=alert(3)>' });
  const answer = await get(`${await pathOf(id)}?said=<b>&lang=<u>`);
  expect(answer.body).not.toMatch(/<(?:script|img|svg|b|i|u)[\s>]/);
  expect(answer.body).toContain('&lt;script&gt;');
  expect(Buffer.byteLength(answer.body)).toBeLessThan(30_000);
  expect(answer.body).not.toMatch(/https?:\/\//);
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  );
  for (let times = 0; times < 16; times += 1)
    await press(await pathOf(id), 'need', { words: `${times}${'"'.repeat(400)}` });
  const full = await get(`${await pathOf(id)}?lang=de&said=no`);
  expect(Buffer.byteLength(full.body)).toBeLessThan(30_000);
  expect(words(full.body)).toContain('Und 5 weitere.');
  await press(await pathOf(id), 'need', { words: '\0<script>alert(4)</script>' });
  expect((await get(await pathOf(id))).body).not.toMatch(/<script/);
});

test('the page speaks the language they write in, else the browser’s, else as chosen', async () => {
  const text = 'Wie lange hält das Ventil und welche Dichtung ist bei uns die richtige?';
  const german = await scene.ask(text);
  const path = await pathOf(german);
  expect((await get(path)).body).toContain('<html lang="de">');
  expect(words((await get(path)).body)).toContain('Theo Park kümmert sich um Ihre Frage.');
  expect((await get(`${path}?lang=en`)).body).toContain('<html lang="en">');
  const short = await pathOf(await scene.ask('DN50?'));
  const inGerman = await scene.world.http.inject({
    url: short,
    headers: { 'accept-language': 'fr, de-AT;q=0.8, en;q=0.5' },
  });
  expect(inGerman.body).toContain('<html lang="de">');
  await scene.send(german, { text: 'Zehn Jahre.', answers: [text] });
  const reply = await press(path, 'verdict', { verdict: 'no', words: '', lang: 'de' });
  expect(words((await get(reply.headers.location as string)).body)).toContain('Ihre Frage ist wieder offen');
  expect((await scene.page(german)).questions.at(-1)?.text).toBe('Das hat mich nicht weitergebracht.');
});

test('a question taken for answered is opened by its own button; the rest stays', async () => {
  await scene.world.at('2026-12-03T16:00:00Z');
  const id = await scene.ask(ASKED, { subject: 'Two things' });
  await scene.send(id, { text: 'It can.', answers: [LIFT, STAND] });
  await scene.world.at('2026-12-03T16:01:00Z');
  const path = await pathOf(id);
  const { questions } = await scene.page(id);
  const [lift] = questions;
  await press(path, 'question', { question: lift?.id ?? '' });
  const page = await scene.page(id);
  expect(page.questions.map(({ text, state }) => [text, state])).toEqual([
    [LIFT, 'open'],
    [STAND, 'answered'],
  ]);
  expect(page.messages.at(-1)?.text).toBe(`Not answered yet: “${LIFT}”`);
  expect(await scene.facts(id, 'question.reopened')).toEqual([
    { kind: 'question.reopened', at: '2026-12-03T16:01:00.000Z', data: { questionId: lift?.id } },
  ]);
  // Of another request, or open anyway: nothing.
  const other = await pathOf(await scene.ask('Else?', { subject: 'Else' }));
  expect((await press(other, 'question', { question: questions[1]?.id ?? '' })).statusCode).toBe(422);
});

test('a link follows its request into another one; of what is no request it opens nothing', async () => {
  await scene.world.at('2026-12-04T16:00:00Z');
  const kept = await scene.ask('Which pump?', { subject: 'Pump' });
  await scene.world.at('2026-12-04T16:05:00Z');
  const gone = await scene.ask('Which pump, please?', { subject: 'Pump again' });
  const path = await pathOf(gone);
  const { founder } = scene.place;
  const body = { into: kept, samePerson: false };
  expect((await scene.world.call(founder, merge, { params: scene.params(gone), body })).status).toBe(200);
  expect(words((await get(path)).body)).toContain('Which pump? Still open Which pump, please? Still open');
  await press(path, 'need', { words: 'And a hose.' });
  expect((await scene.page(kept)).questions.at(-1)?.text).toBe('And a hose.');
  expect((await said(kept)).said).toHaveLength(1);
  await scene.world.call(founder, dismiss, { params: scene.params(kept), body: { reason: 'a test' } });
  expect([(await get(path)).statusCode, (await get(await pathOf(kept))).statusCode]).toEqual([404, 404]);
});

test('what they said of a request that is merged stands with the one that stays, and counts there', async () => {
  await scene.world.at('2026-12-07T16:00:00Z');
  const kept = await scene.ask('Which seal?', { subject: 'Seal' });
  await scene.world.at('2026-12-07T16:02:00Z');
  const gone = await scene.ask('Which seal, please?', { subject: 'Seal again' });
  await scene.world.at('2026-12-07T16:05:00Z');
  await scene.send(gone, { text: 'The G-7.', answers: ['Which seal, please?'] });
  await scene.send(kept, { text: 'The G-7 seal.', answers: ['Which seal?'] });
  const path = await pathOf(gone);
  await scene.world.at('2026-12-07T16:10:00Z');
  await press(path, 'verdict', { verdict: 'partly' });
  await press(path, 'pace', { pace: 'slower' });
  await press(path, 'wait', { minutes: '30' });
  await press(path, 'referral', { name: 'Kim Lee', phone: '402 555 0142' });
  expect((await said(kept)).said).toEqual([]);
  expect(await scene.worth(kept)).toContain('V 1 estimate');

  const { founder } = scene.place;
  const body = { into: kept, samePerson: false };
  await scene.world.call(founder, merge, { params: scene.params(gone), body });
  expect(await said(kept)).toMatchObject({
    verdict: { verdict: 'partly', at: '2026-12-07T16:10:00.000Z' },
    pace: 'slower',
    acceptableMinutes: 30,
    referrals: [{ name: 'Kim Lee' }],
  });
  expect((await said(kept)).said.map(({ kind }) => kind)).toEqual(['referral', 'wait', 'pace', 'verdict']);
  expect(await scene.worth(kept)).toBe("R 50 = S 1 x V 0.5 buyer, decided; buyer's R 50");
  expect(words((await get(path)).body)).toContain('You said “Partly”');
  const copied = await scene.facts(kept, 'verdict.given', 'pace.judged', 'wait.stated');
  expect(copied.map(({ kind, at }) => [kind, at])).toEqual([
    ['pace.judged', '2026-12-07T16:10:00.000Z'],
    ['verdict.given', '2026-12-07T16:10:00.000Z'],
    ['wait.stated', '2026-12-07T16:10:00.000Z'],
  ]);
  // The latest word of either counts.
  await scene.world.at('2026-12-07T16:20:00Z');
  await press(await pathOf(kept), 'verdict', { verdict: 'yes' });
  expect(await scene.worth(kept)).toBe("R 100 = S 1 x V 1 buyer, decided; buyer's R 100");
});
