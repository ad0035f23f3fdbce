import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { calendars } from '../../../../test/fixtures/calendars.ts';
import type { Person } from '../../../../test/world.ts';
import { writeVersion } from '../../../people/calendars/write-version.ts';
import { newId } from '../../../platform/new-id.ts';
import { claim, notifications } from '../contract.ts';
import {
  answerHelp,
  askAgain,
  askHelp,
  giveInfo,
  help,
  needInfo,
  takeOver,
  withdrawHelp,
} from './contract.ts';

// Tuesday, 11:40 in Omaha.
const ASKED = '2026-12-01T17:40:00.000Z';
const question = 'Which gasket fits the LC-200?';
let scene: DeskScene;
let priya: Person;
let id: string;
beforeEach(async () => {
  scene = await DeskScene.create(ASKED);
  priya = await scene.world.member(scene.place, 'Priya Nair', ['expert']);
  id = await scene.ask('Can it lift 40 metres?');
  const owner = (await scene.page(id)).owner?.id ?? null;
  if (owner !== scene.theo.userId)
    await scene.world.call(scene.theo, claim, { params: scene.params(id), body: { owner } });
});
afterEach(() => scene[Symbol.asyncDispose]());

const ask = async (to: { userId: string }, asker: Person = scene.theo) => {
  const body = { to: to.userId, question };
  const answer = await scene.world.call(asker, askHelp, { params: scene.params(id), body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
};
const list = async (person: Person) =>
  (await scene.world.call(person, help, { params: { org: scene.place.slug } })).body.asks;
const answer = (person: Person, askId: string, words = 'The 4410, with new bolts.') =>
  scene.world.call(person, answerHelp, { params: scene.params(askId), body: { answer: words } });
const toldOf = async (person: Person) => {
  const { body } = await scene.world.call(person, notifications, { params: { org: scene.place.slug } });
  return body.items.filter(({ kind }) => kind === 'help').map(({ text }) => text);
};
const clock = async () => (await scene.page(id)).help[0]?.clock;
const helpFacts = () =>
  scene.facts(id, 'help.asked', 'help.answered', 'help.info_missing', 'help.info_given', 'help.withdrawn');

describe('pulled in', () => {
  test('asked 11:40, answered 11:52: met after 12 minutes, and nothing leaves the house', async () => {
    const askId = await ask(priya);
    expect(await clock()).toMatchObject({
      kind: 'C14',
      state: 'running',
      startedAt: ASKED,
      dueAt: '2026-12-01T17:55:00.000Z',
      goalAt: '2026-12-01T17:45:00.000Z',
    });
    expect(await toldOf(priya)).toEqual([`Theo Park asks: ${question}`]);
    await scene.world.at('2026-12-01T17:52:00Z');
    expect((await answer(priya, askId)).status).toBe(200);
    expect(await clock()).toMatchObject({ state: 'met', spentMs: 12 * 60_000 });
    expect(await helpFacts()).toEqual([
      { kind: 'help.asked', at: ASKED, data: { askId, deskId: scene.place.deskId } },
      { kind: 'help.answered', at: '2026-12-01T17:52:00.000Z', data: { askId, useful: true } },
    ]);
    expect(await toldOf(scene.theo)).toEqual(['Priya Nair answered: The 4410, with new bolts.']);
    const page = await scene.page(id);
    expect(page.help).toMatchObject([
      { question, answer: 'The 4410, with new bolts.', answeredBy: { name: 'Priya Nair' }, can: ['again'] },
    ]);
    // The request stays where it is (R21), and a colleague's words answer no contact.
    expect(page.owner?.name).toBe('Theo Park');
    expect([page.handOffs.pullIns, page.messages.length]).toEqual([1, 1]);
    expect(await scene.clock(id, 'C3')).toMatchObject({ state: 'running' });
    await scene.send(id, { text: 'Dear Ada, yes.', answers: ['Can it lift 40 metres?'] });
    expect(scene.mails[0]?.raw).not.toContain('4410');
    expect((await answer(priya, askId)).status).toBe(409);
  });

  test('is no hand-off (E5.e)', async () => {
    const before = (await scene.page(id)).handOffs;
    await ask(priya);
    const { handOffs } = await scene.page(id);
    expect([handOffs.handOffs - before.handOffs, handOffs.pullIns]).toEqual([0, 1]);
  });

  test('the clock stands still while the helper waits for the asker, to the second', async () => {
    const askId = await ask(priya);
    const params = scene.params(askId);
    await scene.world.at('2026-12-01T17:44:00Z');
    const need = { what: 'Which year was it built?' };
    expect((await scene.world.call(priya, needInfo, { params, body: need })).status).toBe(200);
    expect(await clock()).toMatchObject({ state: 'paused', spentMs: 4 * 60_000 });
    expect(await toldOf(scene.theo)).toEqual(['Priya Nair needs to know: Which year was it built?']);
    expect((await list(scene.theo))[0]).toMatchObject({ state: 'info_needed', can: ['give', 'withdraw'] });
    await scene.world.at('2026-12-01T18:14:30Z');
    const given = { text: '2019.' };
    expect((await scene.world.call(scene.theo, giveInfo, { params, body: given })).status).toBe(200);
    expect(await clock()).toMatchObject({ state: 'running', dueAt: '2026-12-01T18:25:30.000Z' });
    await scene.world.at('2026-12-01T18:20:00Z');
    await answer(priya, askId);
    expect(await clock()).toMatchObject({ state: 'met', spentMs: 4 * 60_000 + 330_000 });
    expect((await helpFacts()).map(({ kind }) => kind)).toEqual([
      'help.asked',
      'help.info_missing',
      'help.info_given',
      'help.answered',
    ]);
  });

  test('late at the sixteenth minute, void when taken back before', async () => {
    const askId = await ask(priya);
    await scene.world.at('2026-12-01T17:55:00.001Z');
    expect(await clock()).toMatchObject({ state: 'late', breachedAt: '2026-12-01T17:55:00.000Z' });
    await answer(priya, askId);
    const second = await scene.world.call(scene.theo, askAgain, {
      params: scene.params(askId),
      body: { question: 'And the bolts?' },
    });
    expect((await list(scene.theo)).find((one) => one.id === second.body.id)).toMatchObject({
      afterId: askId,
      to: { kind: 'person', name: 'Priya Nair' },
      clock: { state: 'running', dueAt: '2026-12-01T18:10:00.001Z' },
    });
    const params = scene.params(second.body.id);
    expect((await scene.world.call(scene.theo, withdrawHelp, { params })).status).toBe(200);
    const [, taken] = (await scene.page(id)).help.toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
    expect(taken).toMatchObject({ state: 'withdrawn', can: [], clock: { state: 'void' } });
  });

  test('the helper takes it over: one hand-off, the request is theirs and begun', async () => {
    const before = (await scene.page(id)).handOffs.handOffs;
    const askId = await ask(priya);
    await scene.world.at('2026-12-01T17:45:00Z');
    expect((await scene.world.call(priya, takeOver, { params: scene.params(askId) })).status).toBe(200);
    const page = await scene.page(id, priya);
    expect([page.owner?.name, page.handOffs.handOffs - before, page.handOffs.pullIns]).toEqual([
      'Priya Nair',
      1,
      1,
    ]);
    expect(page.assignments.at(-1)).toMatchObject({
      reason: 'took over when asked for help',
      touched: { at: '2026-12-01T17:45:00.000Z', how: 'took over' },
    });
    expect(page.can).not.toContain('accept');
    expect(page.help).toMatchObject([{ state: 'taken_over', clock: { state: 'met' } }]);
    expect(await toldOf(scene.theo)).toEqual(['Priya Nair took over “Pump for a well”']);
  });

  test('the same question again is the one that stands', async () => {
    expect(await ask(priya)).toBe(await ask(priya));
    expect(await list(priya)).toHaveLength(1);
  });
});

describe('who may do what with it', () => {
  test('only who was asked answers, only who asked takes it back; others see nothing of it', async () => {
    const askId = await ask(priya);
    const sam = await scene.world.member(scene.place, 'Sam Ortiz', ['support']);
    const params = scene.params(askId);
    for (const person of [sam, scene.theo]) expect((await answer(person, askId)).status).toBe(404);
    for (const person of [sam, priya])
      expect((await scene.world.call(person, withdrawHelp, { params })).status).toBe(404);
    expect(await list(sam)).toEqual([]);
    expect(await list(priya)).toMatchObject([
      { forMe: true, byMe: false, can: ['answer', 'need', 'take_over'] },
    ]);
    expect(await list(scene.theo)).toMatchObject([{ forMe: false, byMe: true, can: ['withdraw'] }]);
    expect((await helpFacts()).length).toBe(1);
  });

  test('an employee answers but takes nothing over; a keeper sees the question and not the conversation', async () => {
    const gus = await scene.world.member(scene.place, 'Gus Lind', ['keeper']);
    const ellen = await scene.world.member(scene.place, 'Ellen Roe', ['employee']);
    await ask(gus);
    const askId = await ask(ellen);
    expect(await list(gus)).toMatchObject([{ question, request: null, can: ['answer', 'need'] }]);
    expect(await list(ellen)).toMatchObject([
      { request: { id, contact: expect.any(String) }, can: ['answer', 'need'] },
    ]);
    expect((await scene.world.call(ellen, takeOver, { params: scene.params(askId) })).status).toBe(404);
    expect((await answer(ellen, askId)).status).toBe(200);
  });

  test('a team: those at work are told, any of them answers, in the hours of its own desk', async () => {
    const teamId = newId();
    const deskId = newId();
    const { orgId } = scene.place;
    const lena = await scene.world.member(scene.place, 'Lena Fox', ['support']);
    await scene.world.owner(async (db) => {
      await db.insertInto('team').values({ org_id: orgId, id: teamId, name: 'Leeds' }).execute();
      await db
        .insertInto('desk')
        .values({ org_id: orgId, id: deskId, name: 'Leeds', team_id: teamId })
        .execute();
      await db
        .updateTable('membership')
        .set({ team_id: teamId })
        .where('user_id', '=', lena.userId)
        .execute();
      await writeVersion(db, {
        orgId,
        scope: 'desk',
        scopeId: deskId,
        spec: calendars.LEE,
        validFrom: 0,
        now: 0,
        by: 'test',
      });
    });
    const askId = await ask({ userId: teamId });
    expect((await helpFacts())[0]?.data).toEqual({ askId, deskId });
    // 17:40 in Leeds is after hours: the fifteen minutes begin at nine.
    expect(await clock()).toMatchObject({ state: 'waiting', dueAt: '2026-12-02T09:15:00.000Z' });
    expect(await list(lena)).toMatchObject([{ forMe: true, to: { kind: 'team', name: 'Leeds' } }]);
    expect((await answer(lena, askId)).status).toBe(200);
    expect(await clock()).toMatchObject({ state: 'met', spentMs: 0 });
  });
});

test('the helper answers the contact themselves: that is the useful answer (E5.e)', async () => {
  await ask(scene.theo, scene.place.founder);
  await scene.world.at('2026-12-01T17:48:00Z');
  await scene.send(id, { text: 'Dear Ada, yes, it does.', answers: ['Can it lift 40 metres?'] });
  expect((await scene.page(id)).help).toMatchObject([
    { state: 'answered', answer: null, answeredBy: { name: 'Theo Park' }, clock: { state: 'met' } },
  ]);
});
