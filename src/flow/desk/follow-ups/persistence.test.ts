import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { beginCall, reportOutcome } from '../calls/contract.ts';
import { claim, request } from '../contract.ts';
import * as contract from './contract.ts';

let scene: DeskScene;
let lead: string;

// A Friday, 15:30 in Chicago.
beforeEach(async () => {
  scene = await DeskScene.create('2026-12-04T21:30:00Z');
  lead = await scene.ask('Can it lift 40 metres? And what does it cost?');
  const { owner } = await scene.page(lead);
  const body = { owner: owner?.id ?? null };
  await scene.world.call(scene.theo, claim, { params: scene.params(lead), body });
  await reach('+1 402 555 0123', 'America/Chicago');
});
afterEach(() => scene[Symbol.asyncDispose]());

const reach = (phone: string | null, zone: string) =>
  scene.world.owner((db) => db.updateTable('contact').set({ phone, zone }).execute());

async function call(outcome: 'no_answer' | 'talking' | 'busy'): Promise<void> {
  const begun = await scene.world.call(scene.theo, beginCall, { params: scene.params(lead), body: {} });
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  const told = await scene.world.call(scene.theo, reportOutcome, {
    params: scene.params(begun.body.callId),
    body: { outcome },
  });
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
}

async function followUps() {
  const { body } = await scene.world.call(scene.theo, request, { params: scene.params(lead) });
  return body.followUps;
}

const steps = async () => (await followUps()).plan.steps;
/** As `1 call done 2026-12-04T21:35`. */
const lines = async () =>
  (await steps()).map(({ step, kind, state, dueAt }) => `${step} ${kind} ${state} ${dueAt.slice(0, 16)}`);
const idOf = async (step: number) => (await steps()).find((one) => one.step === step)?.id ?? '';

const press = () =>
  scene.world.call(scene.theo, contract.startPlan, { params: scene.params(lead), body: {} });
const change = async (step: number, valueItem: string) => {
  const row = (await steps()).find((one) => one.step === step);
  return scene.world.call(scene.theo, contract.changeFollowUp, {
    params: scene.params(row?.id ?? ''),
    body: { kind: row?.kind ?? 'call', text: row?.text ?? '', valueItem },
  });
};

describe('a plan of six calls and four mails (S2-12)', () => {
  test('a first call that reaches nobody starts it: it is its first attempt, and nine are dated', async () => {
    await scene.world.advance('5 minutes');
    await call('no_answer');
    expect(await lines()).toEqual([
      '1 call done 2026-12-04T21:35',
      '2 mail planned 2026-12-04T22:05',
      '3 call planned 2026-12-07T15:15',
      '5 mail planned 2026-12-07T16:00',
      '4 call planned 2026-12-07T22:00',
      '6 call planned 2026-12-09T16:00',
      '7 mail planned 2026-12-11T16:00',
      '8 call planned 2026-12-15T22:00',
      '9 call planned 2026-12-17T16:00',
      '10 mail planned 2026-12-18T16:00',
    ]);
    const page = await scene.page(lead);
    expect(page.clocks.filter(({ kind }) => kind === 'C12')).toHaveLength(9);
    const second = { stepId: await idOf(3), dueAt: Date.parse('2026-12-07T15:15:00Z'), byPhone: true };
    expect((await scene.facts(lead, 'attempt.planned')).map(({ data }) => data)).toContainEqual(second);
  });

  test('ten dated tasks on a press; the contact writes after three, and the rest is cancelled', async () => {
    expect((await press()).body).toEqual({ steps: 10 });
    expect((await press()).status).toBe(409);
    for (const [step, valueItem] of [
      [1, 'The lift curve'],
      [2, 'A drawing'],
      [3, 'A price range'],
    ] as const) {
      const done = await scene.world.call(scene.theo, contract.completeFollowUp, {
        params: scene.params(await idOf(step)),
        body: { valueItem },
      });
      expect(done.body).toEqual({ ok: true, asksNext: false });
    }
    await scene.world.at('2026-12-04T21:40:00Z');
    await scene.ask('Thank you, I was travelling.', { after: lead });
    const { plan } = await followUps();
    expect(plan.state).toBe('stopped');
    expect(plan.steps.map(({ state, endedReason }) => endedReason ?? state)).toEqual([
      ...Array.from({ length: 3 }, () => 'done'),
      ...Array.from({ length: 7 }, () => 'the contact wrote'),
    ]);
    const clocks = (await scene.page(lead)).clocks.filter(({ kind }) => kind === 'C12');
    expect(clocks.map(({ state, reason }) => `${state}: ${reason}`).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'met: with its value item'),
      ...Array.from({ length: 7 }, () => 'void: the contact wrote'),
    ]);
  });

  test('a new mail of theirs about something else stops it as well', async () => {
    await press();
    await scene.ask('Another question: do you ship to Alaska?', { subject: 'Shipping' });
    expect((await followUps()).plan.state).toBe('stopped');
  });

  test('a talk makes the step that is next and ends the plan', async () => {
    await press();
    await call('talking');
    const states = (await steps()).map(({ step, state, endedReason }) => `${step} ${endedReason ?? state}`);
    expect(states.toSorted()).toEqual([
      '1 done',
      ...[10, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => `${step} the contact was reached`),
    ]);
  });

  test('for a contact in Sydney calls are due in the hours that both have', async () => {
    await reach('+61 2 9374 4000', 'Australia/Sydney');
    await press();
    expect((await lines()).filter((line) => line.includes('call'))).toEqual([
      '1 call planned 2026-12-07T21:05',
      '3 call planned 2026-12-08T21:15',
      '4 call planned 2026-12-09T22:45',
      '6 call planned 2026-12-10T22:45',
      '8 call planned 2026-12-15T22:45',
      '9 call planned 2026-12-17T22:45',
    ]);
  });
});

describe('each attempt has something of its own for them (D-13)', () => {
  test('the same words twice are refused', async () => {
    await press();
    expect((await change(1, 'A case study')).status).toBe(200);
    const again = await change(2, 'a case study.');
    expect([again.status, JSON.stringify(again.body)]).toEqual([
      409,
      expect.stringContaining('“First call” brings them the same; find something of its own'),
    ]);
  });

  test('a call with nothing in it counts once its value item is told', async () => {
    await press();
    await scene.world.advance('2 minutes');
    await call('no_answer');
    const tried = (await steps()).find(({ step }) => step === 1);
    expect([tried?.state, tried?.triedAt]).toEqual(['planned', '2026-12-04T21:32:00.000Z']);
    const clock = async () =>
      (await scene.page(lead)).clocks.find(
        ({ kind, dueAt }) => kind === 'C12' && dueAt === '2026-12-04T21:35:00.000Z',
      );
    expect((await clock())?.story.at(-1)).toMatchObject({
      effect: 'did_not_stop',
      rule: 'nothing in it for the contact',
    });
    await scene.world.advance('10 minutes');
    await change(1, 'The lift curve');
    expect((await steps())[0]).toMatchObject({
      step: 1,
      state: 'done',
      endedAt: '2026-12-04T21:32:00.000Z',
      valueItem: 'The lift curve',
    });
    expect((await clock())?.state).toBe('met');
  });

  test('a call with its value item makes the call that is next; one between two makes none', async () => {
    await press();
    await change(1, 'The lift curve');
    await call('busy');
    expect((await lines())[0]).toBe('1 call done 2026-12-04T21:35');
    await call('no_answer');
    expect((await lines()).filter((line) => line.includes('done'))).toHaveLength(1);
  });

  test('a personal mail that says who does what by when is tried; one that answers has its value in itself', async () => {
    await press();
    await change(1, 'The lift curve');
    await call('no_answer');
    await scene.send(lead, {
      text: 'Theo calls you on Monday at 10:00 with the price.',
      interim: { who: 'Theo', by: '2026-12-07T16:00:00Z' },
    });
    expect((await steps()).find(({ step }) => step === 2)).toMatchObject({ state: 'planned' });
    expect((await steps()).find(({ step }) => step === 2)?.triedAt).not.toBeNull();
    await scene.send(lead, { text: 'Yes, 40 metres.', answers: ['Can it lift 40 metres?'] });
    expect((await steps()).find(({ step }) => step === 2)?.state).toBe('done');
  });
});

describe('stopped and taken up again', () => {
  test('by a person with the reason; the facts hold none of their words', async () => {
    await press();
    const stopped = await scene.world.call(scene.theo, contract.stopPlan, {
      params: scene.params(lead),
      body: { because: 'said_no', words: 'Ada bought elsewhere' },
    });
    expect(stopped.body.ids).toHaveLength(10);
    expect((await steps()).map(({ endedReason }) => endedReason)).toEqual(
      Array.from({ length: 10 }, () => 'Ada bought elsewhere'),
    );
    const facts = await scene.facts(lead, 'attempt.dropped');
    expect(new Set(facts.map(({ data }) => (data as { reason: string }).reason))).toEqual(
      new Set(['the contact said no']),
    );
  });

  test('undone each is due when it was; taken up later it goes on from its next step', async () => {
    await press();
    const before = await lines();
    await change(1, 'The lift curve');
    const stop = async () =>
      (
        await scene.world.call(scene.theo, contract.stopPlan, {
          params: scene.params(lead),
          body: { because: 'other' },
        })
      ).body.ids;
    for (const id of await stop())
      await scene.world.call(scene.theo, contract.reopenFollowUp, { params: scene.params(id), body: {} });
    expect(await lines()).toEqual(before);
    expect(
      (await scene.page(lead)).clocks.filter(({ kind, state }) => kind === 'C12' && state === 'void'),
    ).toEqual([]);
    await call('no_answer');
    await stop();
    await scene.world.at('2026-12-09T16:00:00Z');
    await press();
    expect(await lines()).toEqual([
      '1 call done 2026-12-04T21:35',
      '2 mail planned 2026-12-09T16:30',
      '3 call planned 2026-12-09T17:00',
      '5 mail planned 2026-12-10T16:00',
      '4 call planned 2026-12-10T22:00',
      '6 call planned 2026-12-14T16:00',
      '7 mail planned 2026-12-16T16:00',
      '8 call planned 2026-12-18T22:00',
      '9 call planned 2026-12-22T16:00',
      '10 mail planned 2026-12-23T16:00',
    ]);
  });

  test('after the last attempt without contact it is suggested to close', async () => {
    await press();
    for (const { id, step } of await steps())
      await scene.world.call(scene.theo, contract.completeFollowUp, {
        params: scene.params(id),
        body: { valueItem: `Something of its own, number ${step}` },
      });
    const { plan, can } = await followUps();
    expect([plan.state, plan.suggestsClosing, can]).toEqual(['made', true, ['plan']]);
  });
});
