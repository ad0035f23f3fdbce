import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Organisation, World } from '../../test/world.ts';
import { session } from '../people/contract.ts';
import { isSetUp, setupSteps } from '../people/setup-steps.ts';
import { addForm, listForms, markStep, saveForm, setup } from './contract.ts';

let world: World;
let organisation: Organisation;
beforeAll(async () => {
  world = await World.create({ now: '2026-11-18T17:00:00Z' });
  organisation = await world.organisation();
});
afterAll(() => world[Symbol.asyncDispose]());

const call: World['call'] = (person, endpoint, input = {}) =>
  world.call(person, endpoint, { ...input, params: { org: organisation.slug, ...input.params } });
const mark = (step: string, state: string) =>
  call(organisation.founder, markStep, { params: { step }, body: { state } });
const states = async () => {
  const { body } = await call(organisation.founder, setup);
  return Object.fromEntries(body.steps.map((step) => [step.key, step.state]));
};

test('steps are marked, opened again, and say what is true', async () => {
  expect(await states()).toMatchObject({ company: 'done', hours: 'open', test: 'open' });
  await mark('hours', 'done');
  await mark('mailbox', 'skipped');
  expect(await states()).toMatchObject({ company: 'done', hours: 'done', mailbox: 'skipped' });
  await mark('hours', 'open');
  expect(await states()).toMatchObject({ company: 'done', hours: 'open', mailbox: 'skipped' });
  await world.member(organisation, 'Ben', ['support']);
  const { body } = await call(organisation.founder, setup);
  expect(body.steps.find(({ key }) => key === 'people')?.note).toBe('2 people');
  expect((await mark('dance', 'done')).status).toBe(422);
});

test('it is done when nothing is left, and the session says so', async () => {
  for (const step of setupSteps) await mark(step, 'skipped');
  expect((await call(organisation.founder, setup)).body.done).toBe(true);
  expect((await world.call(organisation.founder, session)).body.organisations).toMatchObject([
    { setupDone: true },
  ]);
  expect(isSetUp({ company: 'done' })).toBe(false);
});

test('a form has a key of its own, a page and a snippet that posts to it', async () => {
  const { body } = await call(organisation.founder, addForm, {
    body: { name: 'Website', allowedSites: ['https://www.lark.test'] },
  });
  const form = async () =>
    (await call(organisation.founder, listForms)).body.items.find(({ id }) => id === body.id);
  const before = await form();
  expect(before?.key).toMatch(/^[\w-]{22}$/);
  expect(before?.url).toBe(`http://heed.test/f/${before?.key}`);
  expect(before?.snippet).toContain(`action="${before?.url}"`);
  for (const field of ['name', 'email', 'phone', 'company', 'message', 'website'])
    expect(before?.snippet).toContain(`name="${field}"`);
  expect((await world.http.inject({ url: `/f/${before?.key}` })).statusCode).toBe(200);

  await call(organisation.founder, saveForm, {
    params: { id: body.id },
    body: { name: 'Shop', allowedSites: [] },
  });
  expect(await form()).toMatchObject({ name: 'Shop', allowedSites: [], key: before?.key });
});

test('a site is an origin, and another organisation’s form is not there', async () => {
  const wrong = { name: 'Website', allowedSites: ['www.lark.test/contact'] };
  expect(await call(organisation.founder, addForm, { body: wrong })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/allowedSites/0' }] },
  });
  const other = await world.organisation();
  const id = await world.form(other, 'theirs');
  const body = { name: 'Mine', allowedSites: [] };
  expect((await call(organisation.founder, saveForm, { params: { id }, body })).status).toBe(404);
});
