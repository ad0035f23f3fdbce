import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import { editQuestions } from './contract.ts';

let scene: DeskScene;
beforeEach(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
});
afterEach(() => scene[Symbol.asyncDispose]());

const put = (id: string, questions: readonly object[]) =>
  scene.world.call(scene.theo, editQuestions, { params: scene.params(id), body: { questions } });
const states = async (id: string) =>
  (await scene.page(id)).questions.map(({ text, state, implied }) => [text, state, implied]);

test('words are changed, questions added and dropped, in the order given', async () => {
  const id = await scene.ask('Can it lift 40 metres? How long is delivery?');
  const [lift, delivery] = (await scene.page(id)).questions;
  await scene.world.at('2026-12-01T16:05:00Z');
  const wanted = [
    { id: null, text: '  Which price?  ' },
    { id: lift?.id, text: 'Can it lift 40 metres of water?' },
  ];
  expect((await put(id, wanted)).status).toBe(200);
  expect(await states(id)).toEqual([
    ['Which price?', 'open', false],
    ['Can it lift 40 metres of water?', 'open', false],
    ['How long is delivery?', 'closed', false],
  ]);
  const added = (await scene.page(id)).questions[0];
  expect(await scene.facts(id, 'question.opened', 'question.dropped')).toEqual([
    { kind: 'question.dropped', at: '2026-12-01T16:05:00.000Z', data: { questionId: delivery?.id } },
    { kind: 'question.opened', at: '2026-12-01T16:05:00.000Z', data: { questionId: added?.id } },
  ]);
  // What was dropped is no part of a complete answer.
  const sent = await scene.send(id, {
    text: 'x',
    answers: ['Which price?', 'Can it lift 40 metres of water?'],
  });
  expect(sent).toMatchObject({ replyClass: 'R4', reason: 'answers 2 of 2 questions' });
  expect((await scene.page(id)).state).toBe('answered');
});

test('the last question left open by a reply is dropped: the clock of the complete answer is void', async () => {
  const id = await scene.ask('Can it lift 40 metres? How long is delivery?');
  await scene.send(id, { text: 'Yes, 40.', answers: ['Can it lift 40 metres?'] });
  const [lift, delivery] = (await scene.page(id)).questions;
  expect(await scene.clock(id, 'C5')).toMatchObject({ state: 'running' });
  await scene.world.at('2026-12-01T16:05:00Z');
  expect(await put(id, [{ id: delivery?.id, text: 'How long is delivery?' }])).toMatchObject({
    status: 422,
    body: {
      errors: [{ pointer: '/questions', detail: '“Can it lift 40 metres?” has been answered and stays' }],
    },
  });
  expect(await put(id, [{ id: lift?.id, text: 'Can it lift 90 metres?' }])).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/questions/0/text', detail: 'it has been answered; its words stay' }] },
  });
  expect((await put(id, [{ id: lift?.id, text: 'Can it lift 40 metres?' }])).status).toBe(200);
  expect(await scene.clock(id, 'C5')).toMatchObject({ state: 'void', reason: 'said by a person' });
  expect((await scene.page(id)).state).toBe('answered');
});

test('an implied question becomes a stated one by its words; one question stays; strange ones are refused', async () => {
  const id = await scene.ask('Hello there', { subject: 'Pumps' });
  const other = await scene.ask('Can it lift 40 metres?', { subject: 'Another' });
  expect(await states(id)).toEqual([['Pumps', 'open', true]]);
  const [implied] = (await scene.page(id)).questions;
  const [foreign] = (await scene.page(other)).questions;
  expect((await put(id, [{ id: implied?.id, text: 'Pumps' }])).status).toBe(200);
  expect(await states(id)).toEqual([['Pumps', 'open', true]]);
  expect((await put(id, [{ id: implied?.id, text: 'Which pump for a well?' }])).status).toBe(200);
  expect(await states(id)).toEqual([['Which pump for a well?', 'open', false]]);
  const refused = (questions: readonly object[]) =>
    put(id, questions).then(({ status, body }) => [status, body]);
  expect(await refused([])).toMatchObject([422, { errors: [{ pointer: '/questions' }] }]);
  expect(await refused([{ id: null, text: '  ' }])).toMatchObject([
    422,
    { errors: [{ pointer: '/questions/0/text', detail: 'say what is asked' }] },
  ]);
  const strange = [422, { errors: [{ pointer: '/questions/1/id' }] }];
  const own = { id: implied?.id, text: 'Which pump for a well?' };
  expect(await refused([own, { id: foreign?.id, text: 'x?' }])).toMatchObject(strange);
  expect(await refused([own, own])).toMatchObject(strange);
  expect(await states(other)).toEqual([['Can it lift 40 metres?', 'open', false]]);
});
