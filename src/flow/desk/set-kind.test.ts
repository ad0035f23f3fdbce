import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import { keepKind, setKind } from './contract.ts';

let scene: DeskScene;
beforeEach(async () => {
  scene = await DeskScene.create('2026-12-03T16:00:00Z');
});
afterEach(() => scene[Symbol.asyncDispose]());

const ASKED = 'Please quote 40 x LC-200 delivered to Fargo.';

const put = (id: string, body: object) =>
  scene.world.call(scene.theo, setKind, { params: scene.params(id), body });
const quoteClocks = async (id: string) =>
  (await scene.page(id)).clocks
    .filter(({ kind }) => kind === 'C6')
    .map(({ state, startedAt, dueAt }) => [state, startedAt, dueAt]);

test('words that ask for a quote are suggested; a yes starts the clock at their receipt, a no settles it', async () => {
  const yes = await scene.ask(ASKED);
  const no = await scene.ask(ASKED, { subject: 'Another' });
  expect((await scene.page(yes)).suggestedKind).toBe('quote');
  await scene.world.at('2026-12-03T16:10:00Z');
  expect((await put(yes, { kind: 'quote' })).status).toBe(200);
  expect((await scene.world.call(scene.theo, keepKind, { params: scene.params(no) })).status).toBe(200);
  expect(await scene.page(yes)).toMatchObject({ kind: 'quote', suggestedKind: null });
  expect(await scene.page(no)).toMatchObject({ kind: 'question', suggestedKind: null });
  expect(await quoteClocks(yes)).toEqual([
    ['running', '2026-12-03T16:00:00.000Z', '2026-12-04T06:00:00.000Z'],
  ]);
  expect(await quoteClocks(no)).toEqual([]);
  expect((await scene.facts(no, 'request.kind_set')).map(({ data }) => data)).toEqual([
    { kind: 'question', before: 'question' },
  ]);
  // Asked for again in words that are newer than the no, it is suggested again.
  await scene.world.at('2026-12-03T17:00:00Z');
  await scene.ask(ASKED, { after: no });
  expect((await scene.page(no)).suggestedKind).toBe('quote');
});

test('another kind takes an open quote back, and a quote once more opens its clock anew', async () => {
  const id = await scene.ask(ASKED);
  await put(id, { kind: 'quote' });
  await put(id, { kind: 'quote' });
  expect(await quoteClocks(id)).toHaveLength(1);
  await scene.world.at('2026-12-03T16:10:00Z');
  await put(id, { kind: 'problem' });
  expect((await scene.clock(id, 'C6'))?.story.at(-1)).toMatchObject({
    effect: 'voided',
    rule: 'no quote was asked for',
  });
  await scene.world.at('2026-12-03T16:11:00Z');
  await put(id, { kind: 'quote' });
  expect(await quoteClocks(id)).toEqual([
    ['void', '2026-12-03T16:00:00.000Z', '2026-12-04T06:00:00.000Z'],
    ['running', '2026-12-03T16:00:00.000Z', '2026-12-04T06:00:00.000Z'],
  ]);
});

test('the message that asks can be named, and has to be one of the contact’s on this request', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  const other = await scene.ask('Hello there', { subject: 'Another' });
  await scene.world.at('2026-12-03T16:30:00Z');
  await scene.ask('Then the price, please.', { after: id });
  const second = (await scene.page(id)).messages.at(-1)?.id;
  const foreign = (await scene.page(other)).messages[0]?.id;
  expect(await put(id, { kind: 'quote', messageId: foreign })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/messageId' }] },
  });
  expect(await put(id, { kind: 'wish' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/kind' }] },
  });
  await put(id, { kind: 'quote', messageId: second });
  expect(await quoteClocks(id)).toEqual([
    ['running', '2026-12-03T16:30:00.000Z', '2026-12-04T06:00:00.000Z'],
  ]);
});

test('a quote that was sent is not asked for again by the same words, but by later ones', async () => {
  const id = await scene.ask(ASKED);
  await put(id, { kind: 'quote' });
  await scene.world.at('2026-12-03T16:10:00Z');
  const verdict = await scene.send(id, { text: 'Here it is.', quote: true });
  expect(verdict).toMatchObject({
    replyClass: 'R3',
    reason: 'answers 0 of 1 question, gives the buyer something of use',
  });
  expect(await scene.facts(id, 'quote.delivered')).toMatchObject([{ at: '2026-12-03T16:10:00.000Z' }]);
  expect(await scene.clock(id, 'C6')).toMatchObject({ state: 'met', endedAt: '2026-12-03T16:10:00.000Z' });
  await put(id, { kind: 'order' });
  await put(id, { kind: 'quote' });
  expect(await quoteClocks(id)).toHaveLength(1);
  await scene.world.at('2026-12-03T17:00:00Z');
  await scene.ask('Could you also quote 10 x LC-300?', { after: id });
  expect((await scene.page(id)).suggestedKind).toBe('quote');
  await scene.world.call(scene.theo, keepKind, { params: scene.params(id) });
  expect(await scene.page(id)).toMatchObject({ kind: 'quote', suggestedKind: null });
  expect(await quoteClocks(id)).toHaveLength(1);
  await put(id, { kind: 'quote' });
  expect((await quoteClocks(id)).at(-1)).toEqual([
    'running',
    '2026-12-03T17:00:00.000Z',
    '2026-12-04T06:00:00.000Z',
  ]);
});

test('a tick for a quote nobody asked for counts for nothing', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  expect((await scene.send(id, { text: 'Here it is.', quote: true })).replyClass).toBe('R1');
  expect(await scene.facts(id, 'quote.delivered')).toEqual([]);
});
