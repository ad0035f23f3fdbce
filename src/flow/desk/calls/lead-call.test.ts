import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import type { Person } from '../../../../test/world.ts';
import { claim } from '../contract.ts';
import { beginCall, reportOutcome, setReach } from './contract.ts';

// The lead call C2 in the application, exact to the second. Wednesday 2 December 2026, Omaha at UTC-6.
const day = (time: string) => `2026-12-02T${time}Z`;

let scene: DeskScene;
let id: string;
let holder: Person;
beforeEach(async () => {
  scene = await DeskScene.create(day('15:30:00'));
});
afterEach(() => scene[Symbol.asyncDispose]());

/** A lead that comes in at an instant, with a number. */
async function lead(at: string): Promise<void> {
  await scene.world.at(at);
  id = await scene.ask('Can it lift 40 metres?');
  await reach('(402) 555-0100');
}

async function reach(phone: string): Promise<void> {
  const { contact } = await scene.page(id);
  const answer = await scene.world.call(scene.theo, setReach, {
    params: scene.params(contact.id),
    body: { phone, zone: null },
  });
  expect(answer.status).toBe(200);
}

/** Who calls leads and does not hold it takes it at an instant. */
async function taken(at: string): Promise<void> {
  await scene.world.at(at);
  const owner = (await scene.page(id)).owner?.id ?? null;
  holder = owner === scene.theo.userId ? scene.place.founder : scene.theo;
  const answer = await scene.world.call(holder, claim, { params: scene.params(id), body: { owner } });
  expect(answer.status).toBe(200);
}

async function call(dialledAt: string, outcome: string, toldAt = dialledAt): Promise<void> {
  await scene.world.at(dialledAt);
  const { body } = await scene.world.call(holder, beginCall, { params: scene.params(id), body: {} });
  await scene.world.at(toldAt);
  const told = await scene.world.call(holder, reportOutcome, {
    params: scene.params(body.callId),
    body: { outcome },
  });
  expect(told.status).toBe(200);
}

/** The newest lead call. */
const leadCall = async () => (await scene.page(id)).clocks.findLast(({ kind }) => kind === 'C2');

describe('S1-15', () => {
  beforeEach(async () => {
    await lead(day('16:00:00'));
    await taken(day('16:00:00'));
  });

  test('a wrong number at 10:05 stops nothing and asks for a number', async () => {
    await call(day('16:05:00'), 'wrong_number');
    const clock = await leadCall();
    expect([clock?.state, clock?.dueAt]).toEqual(['running', day('16:30:00.000')]);
    expect(clock?.story.at(-1)).toMatchObject({ effect: 'did_not_stop', rule: 'no number to call' });
    expect((await scene.page(id)).mayCall).toMatchObject({
      allowed: false,
      numberKnown: false,
      reason: '+1 402 555 0100 was a wrong number: get the right one',
    });
  });

  test('nobody answers at 10:12 on the right one: called after 12 minutes', async () => {
    await call(day('16:05:00'), 'wrong_number');
    await reach('(402) 555-0111');
    await call(day('16:12:00'), 'no_answer');
    const clock = await leadCall();
    expect([clock?.state, clock?.spentMs]).toEqual(['met', 12 * 60_000]);
  });

  test.each(['voicemail', 'no_answer', 'busy', 'talking'])('%s counts as called', async (outcome) => {
    await call(day('16:12:00'), outcome);
    expect((await leadCall())?.state).toBe('met');
  });

  test('the dial counts, however late its outcome is told: the breach of before is taken back', async () => {
    await call(day('16:29:00'), 'no_answer', day('16:31:00'));
    const clock = await leadCall();
    expect([clock?.state, clock?.spentMs, clock?.breachedAt]).toEqual(['met', 29 * 60_000, null]);
    expect(clock?.story.map(({ effect }) => effect)).toContain('withdrawn');
  });
});

describe('E3', () => {
  beforeEach(async () => {
    await lead(day('19:00:00'));
    await taken(day('19:20:00'));
    await call(day('19:23:00'), 'talking', day('19:23:20'));
  });

  test('E3.e dialled at 13:23:00: the call of who got it at 13:20 is met after 3:00', async () => {
    const clock = await leadCall();
    expect([clock?.state, clock?.spentMs, clock?.endedAt]).toEqual(['met', 180_000, day('19:23:00.000')]);
  });

  test('E3.f connected at 13:23:20: the first response is met after 23:20', async () => {
    const clock = await scene.clock(id, 'C3');
    expect([clock?.state, clock?.spentMs]).toEqual(['met', 23 * 60_000 + 20_000]);
    expect(await scene.facts(id, 'call.attempted', 'call.connected')).toMatchObject([
      { kind: 'call.attempted', at: day('19:23:00.000'), data: { outcome: 'connected' } },
      { kind: 'call.connected', at: day('19:23:20.000') },
    ]);
  });
});

test('whoever dials has touched it', async () => {
  await lead(day('16:00:00'));
  const isTheo = (await scene.page(id)).owner?.id === scene.theo.userId;
  holder = isTheo ? scene.theo : scene.place.founder;
  await call(day('16:03:00'), 'no_answer');
  expect((await scene.page(id, holder)).can).not.toContain('accept');
  expect(await scene.facts(id, 'assignment.touched')).toMatchObject([
    { at: day('16:03:00.000'), data: { how: 'called' } },
  ]);
});
