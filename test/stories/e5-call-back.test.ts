import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  beginCall,
  endCall,
  reportOutcome,
  setReach,
  writeNotes,
} from '../../src/flow/desk/calls/contract.ts';
import { claim } from '../../src/flow/desk/contract.ts';
import { DeskScene } from '../desk-scene.ts';

// DOMAIN E5 from the call-back on: what came by telephony stands here as a mail of the same instant.
// Friday 4 December 2026, Omaha at UTC-6. Lena of the scenario is Theo here.

const at = (time: string) => `2026-12-04T${time}Z`;

let scene: DeskScene;
let id: string;

beforeEach(async () => {
  scene = await DeskScene.create(at('17:00:00'));
  id = await scene.ask('Which seat stands 85 degrees? Which gasket fits it?');
  const { contact } = await scene.page(id);
  const body = { phone: '(402) 555-0100', zone: null };
  await scene.world.call(scene.theo, setReach, { params: scene.params(contact.id), body });
  await scene.world.at(at('17:02:00'));
  const owner = (await scene.page(id)).owner?.id ?? null;
  await scene.world.call(scene.theo, claim, { params: scene.params(id), body: { owner } });
});
afterEach(() => scene[Symbol.asyncDispose]());

/** Called and connected at once; hung up at `until` with the questions answered by their words. */
async function callBack(from: string, until: string, answered: readonly string[]): Promise<string> {
  await scene.world.at(from);
  const { body } = await scene.world.call(scene.theo, beginCall, { params: scene.params(id), body: {} });
  const params = scene.params(body.callId);
  await scene.world.call(scene.theo, reportOutcome, { params, body: { outcome: 'talking' } });
  await scene.world.at(until);
  const { questions } = await scene.page(id);
  const answers = questions.filter(({ text }) => answered.includes(text)).map((question) => question.id);
  const ended = await scene.world.call(scene.theo, endCall, { params, body: { answers } });
  expect(ended.status).toBe(200);
  return body.callId;
}

const first = 'Which seat stands 85 degrees?';
const second = 'Which gasket fits it?';

describe('the call-back of 11:14 to 11:31 answers one of two', () => {
  let callId: string;
  beforeEach(async () => {
    callId = await callBack(at('17:14:00'), at('17:31:00'), [first]);
  });

  test('E5.c C3 met 14:00, the message cleared, C5 from the end of the call, due 12:31:00, “1 of 2”', async () => {
    const response = await scene.clock(id, 'C3');
    expect([response?.state, response?.spentMs]).toEqual(['met', 14 * 60_000]);
    expect((await scene.clock(id, 'C8'))?.state).toBe('met');
    expect((await scene.page(id)).messages.map((message) => message.oldestUnanswered)).toEqual([false]);
    const answer = (await scene.page(id)).clocks.find(({ kind }) => kind === 'C5');
    expect([answer?.startedAt, answer?.dueAt, answer?.story[0]?.reason]).toEqual([
      at('17:31:00.000'),
      at('18:31:00.000'),
      '1 of 2 answered',
    ]);
  });

  test('E5.d value reached the contact when the two were connected (R15)', async () => {
    const [call] = (await scene.page(id)).calls;
    expect([call?.replyClass, call?.connectedAt]).toEqual(['R3', at('17:14:00.000')]);
  });

  test('E5.e the mail at 12:19 answers the other: C5 met 48:00, no hand-off', async () => {
    const held = (await scene.page(id)).assignments.length;
    await scene.world.at(at('18:19:00'));
    await scene.send(id, { answers: [second] });
    const answer = await scene.clock(id, 'C5');
    expect([answer?.state, answer?.spentMs]).toEqual(['met', 48 * 60_000]);
    expect(await scene.worth(id)).toBe("R 92.8 = S 0.928 x V 1 estimate, decided; buyer's R 92.8");
    expect((await scene.page(id)).assignments).toHaveLength(held);
  });

  test('E5.f outcome and next step written at 16:20: C7, due 17:00, met', async () => {
    await scene.world.at(at('22:20:00'));
    const body = { said: 'The seat is the LC-200.', nextStep: { text: 'Gasket by mail' } };
    await scene.world.call(scene.theo, writeNotes, { params: scene.params(callId), body });
    const clock = await scene.clock(id, 'C7');
    expect([clock?.state, clock?.dueAt]).toEqual(['met', at('23:00:00.000')]);
  });

  test('E5.f without it missing at 17:00:00.001', async () => {
    await scene.world.at(at('23:00:00'));
    expect((await scene.clock(id, 'C7'))?.breachedAt).toBeNull();
    await scene.world.at(at('23:00:00.001'));
    expect((await scene.clock(id, 'C7'))?.breachedAt).toBe(at('23:00:00.000'));
  });

  test('E5.g answered only at 12:40: C5 missed by 9:00', async () => {
    await scene.world.at(at('18:40:00'));
    await scene.send(id, { answers: [second] });
    const answer = await scene.clock(id, 'C5');
    expect([answer?.state, answer?.breachedAt, answer?.leftMs]).toEqual([
      'missed',
      at('18:31:00.000'),
      -9 * 60_000,
    ]);
    expect(await scene.worth(id)).toBe("R 46.4 = S 0.928 x V 0.5 estimate, decided; buyer's R 46.4");
  });
});

test('E5.h the call ends at 16:40 with one open: C5 due Monday 09:40:00', async () => {
  await callBack(at('22:20:00'), at('22:40:00'), [first]);
  expect((await scene.clock(id, 'C5'))?.dueAt).toBe('2026-12-07T15:40:00.000Z');
});

test('S1-22 two questions, one answered at 12:00: still running “1 of 2”; the other at 12:19: stopped', async () => {
  await callBack(at('17:14:00'), at('17:31:00'), []);
  await scene.world.at(at('18:00:00'));
  await scene.send(id, { answers: [first] });
  const running = (await scene.page(id)).clocks.find(({ kind }) => kind === 'C5');
  expect([running?.state, running?.story.at(-1)?.reason]).toEqual(['running', '1 of 2 answered']);
  await scene.world.at(at('18:19:00'));
  await scene.send(id, { answers: [second] });
  const stopped = await scene.clock(id, 'C5');
  expect([stopped?.state, stopped?.spentMs]).toEqual(['met', 48 * 60_000]);
});
