import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { toIso } from '../../src/core/time/instant.ts';
import { giveBreachReason, requestMisses } from '../../src/flow/desk/breaches/contract.ts';
import { notifications } from '../../src/flow/desk/contract.ts';
import { followUps, shareFollowUps } from '../../src/flow/desk/follow-ups/contract.ts';
import {
  addAction,
  beginHuddle,
  huddle,
  huddles,
  sayThanks,
  setActionDone,
} from '../../src/flow/measurement/huddle/contract.ts';
import { huddleParts } from '../../src/flow/measurement/huddle/shapes.ts';
import { tellDigest } from '../../src/flow/measurement/huddle/tell-digest.ts';
import {
  keepExample,
  teachingDraft,
  teachingExamples,
} from '../../src/flow/measurement/teaching/contract.ts';
import { E7Week } from '../e7-week.ts';
import type { F1Person, F1World } from '../f1-world.ts';

/** DOMAIN E7: the huddle of Monday 2026-12-07, 08:45 in Omaha, over the week of F1. */

const MINUTE = 60_000;
const monday = '2026-12-07T14:45:00.000Z';
let week: E7Week;
let f1: F1World;
beforeAll(async () => {
  week = await E7Week.create();
  f1 = week.f1;
  await f1.world.at('2026-12-07T14:29:00Z');
}, 300_000);
afterAll(() => week[Symbol.asyncDispose]());

type Huddle = z.output<typeof huddle.response>;

async function seen(person: F1Person = 'iris', query: Record<string, string> = {}): Promise<Huddle> {
  return f1.call(f1.people[person], huddle, { query });
}

async function sections(person: F1Person = 'iris', query: Record<string, string> = {}) {
  const { sections: found } = await seen(person, query);
  if (!found) throw new Error('nothing is shown');
  return found;
}

const leadOf = (contact: string) => contact.replace('Buyer ', '');
const told = async (person: F1Person, kind: string) =>
  (await f1.call(f1.people[person], notifications, {})).items
    .filter((item) => item.kind === kind)
    .map(({ at, text }) => `${at.slice(0, 16)} ${text}`)
    .toReversed();

test('S0-31: at 08:30 everybody hears of their Friday and managers of their team’s, once; at 08:40 the huddle is called', async () => {
  const digest = () =>
    f1.world.parts.runner.run(f1.place.orgId, { kind: 'system', job: 'timer:digest' }, tellDigest);
  expect(toIso(await digest())).toBe('2026-12-07T14:30:00.000Z');
  expect(await told('danni', 'digest')).toEqual([]);
  await f1.world.at('2026-12-07T14:30:00Z');
  for (let again = 0; again < 2; again += 1) expect(toIso(await digest())).toBe('2026-12-08T14:30:00.000Z');
  // L16 was answered on Friday; Blue Ridge got an empty contact, which is no answer.
  expect(await told('danni', 'digest')).toEqual([
    '2026-12-07T14:30 Your Friday: 1 answered, 0 in time, 0 missed, 50 overdue',
  ]);
  expect(await told('priya', 'digest')).toEqual([]);
  expect(await told('iris', 'digest')).toEqual([
    '2026-12-07T14:30 Friday: Danni Reyes 1 answered, 0 in time, 0 missed, 50 overdue; Mara Quinn 0 answered, 0 in time, 1 missed, 0 overdue; Priya Nair 0 answered, 0 in time, 0 missed, 0 overdue; Theo Park 0 answered, 0 in time, 0 missed, 4 overdue',
  ]);
  await f1.world.at(monday);
  expect(await told('iris', 'huddle')).toEqual(['2026-12-07T14:40 The huddle is at 08:45']);
  expect(await told('danni', 'huddle')).toEqual([]);
});

test('E7.a, E7.e, E7.i: dated, in this order, with leads waiting, the misses of Friday and nothing to compare it with', async () => {
  const page = await seen();
  expect([page.day, page.asOf, page.isBusinessDay, page.begun]).toEqual(['2026-12-07', monday, true, null]);
  expect(huddleParts).toEqual([
    ...['recoveries', 'promises', 'leads', 'misses', 'backlog', 'value', 'gaps'],
    ...['thanks', 'actions'],
  ]);
  const found = await sections();
  expect(Object.keys(found)).toEqual(huddleParts.slice(0, 7));
  expect(found.recoveries.items).toEqual([]);
  expect(
    found.promises.items.map(({ contact, dueAt, who, late }) => [leadOf(contact), dueAt, who, late]),
  ).toEqual([['L07', '2026-12-07T20:00:00.000Z', 'Danni Reyes', false]]);
  expect(
    found.leads.items.map(({ contact, businessMs, elapsedMs, late }) => [
      leadOf(contact),
      businessMs / MINUTE,
      elapsedMs / MINUTE,
      late,
    ]),
  ).toEqual([
    ['L19', 1_200, 6_945, true],
    ['L17', 40, 3_865, true],
    ['L18', 10, 3_835, false],
  ]);
  const { misses } = found;
  expect([misses.day, misses.weekday, misses.notCleared]).toEqual(['2026-12-04', 'Friday', 2]);
  expect(
    misses.items.map(({ contact, clock, overMs, reason }) => [
      leadOf(contact),
      clock,
      overMs / MINUTE,
      reason,
    ]),
  ).toEqual([['L17', 'C3', 10, null]]);
  expect(misses.comparison).toEqual({ text: 'no comparison: last Friday was a holiday', points: null });
  expect(found.gaps.items).toEqual([]);
  const { count, of, coverage } = found.backlog.withoutNext;
  expect([count, of, coverage]).toEqual([13, 20, 0.35]);
});

test('E7.b: Danni 50, the oldest 25 days, red; one alert, to Danni and Iris', async () => {
  const { backlog } = await sections();
  const rows = backlog.people.map(({ person, overdue, oldestDays, level }) => [
    ...[person.name, overdue, oldestDays, level],
  ]);
  expect(rows).toEqual([
    ['Danni Reyes', 50, 25, 'red'],
    ['Theo Park', 4, 21, null],
    ['Mara Quinn', 0, null, null],
    ['Priya Nair', 0, null, null],
  ]);
  const alerts = await f1.world.owner((db) =>
    db
      .selectFrom('notification as n')
      .innerJoin('membership as m', 'm.user_id', 'n.user_id')
      .select(['m.name', 'n.text'])
      .where('n.kind', '=', 'backlog')
      .orderBy('m.name')
      .execute(),
  );
  expect(alerts.map(({ name, text }) => `${name}: ${text}`)).toEqual([
    'Danni Reyes: You have 50 overdue follow-ups. That is too many for one person: ask for help, they can be shared out',
    'Iris Wolf: Danni Reyes has 50 overdue follow-ups and needs help: share some out',
  ]);
});

test('E7.c, E7.d: the ball of Blue Ridge was held 1,740 min, 1,620 of them indecent, and a touch-base ended it', async () => {
  const { value } = await sections();
  expect(value.longestHeld).toMatchObject({
    id: week.blueRidge,
    contact: 'Ann Doyle',
    person: { name: 'Danni Reyes' },
    from: '2026-12-01T16:00:00.000Z',
    until: '2026-12-04T21:00:00.000Z',
    running: false,
    heldMs: 1_740 * MINUTE,
    indecentMs: 1_620 * MINUTE,
  });
  expect(value.touchBases.map(({ id, answered, open }) => [id, answered, open])).toEqual([
    [week.blueRidge, 0, 1],
  ]);
  expect(value.pairs).toBe(1);
  // Of what came in on Friday L17 is decided, and nobody has answered it.
  expect([value.score, value.scored]).toEqual([0, 1]);
});

test('the reason of a miss, once given, stands beside it (S1-38)', async () => {
  const { misses } = await f1.call(f1.people.mara, requestMisses, { id: f1.id('L17') });
  const breachId = misses.find(({ clock }) => clock === 'C3')?.breachId;
  const body = { breachId, reason: 'not_noticed' };
  await f1.call(f1.people.mara, giveBreachReason, { id: f1.id('L17'), body });
  expect((await sections()).misses.items.map(({ reason }) => reason)).toEqual(['not_noticed']);
});

test('who is no manager sees how much, not whose (DOMAIN 2.6, E3.h)', async () => {
  const { misses, value, backlog } = await sections('theo');
  expect([misses.takenBack.count, misses.items[0]?.person, value.longestHeld?.person]).toEqual([
    2,
    null,
    null,
  ]);
  expect(misses.takenBack.items.map(({ person }) => person?.name)).toEqual(['Theo Park']);
  expect(value.touchBases[0]?.person).toBeNull();
  expect(backlog.overdue).toBe(54);
  const names = (await sections()).misses.takenBack.items.map(({ person }) => person?.name);
  expect(names).toEqual(['Danni Reyes', 'Theo Park']);
});

test('E7.f: a teaching example without names, companies or product numbers, its gap marked', async () => {
  const draft = await f1.call(f1.people.iris, teachingDraft, { id: week.blueRidge });
  expect(draft.question).toBe('What would you have done on Tuesday?');
  expect(draft.lines.map(({ when, from, text, gapMinutes }) => [when, from, text, gapMinutes])).toEqual([
    [
      'Tue 10:00',
      'buyer',
      'Does the product A stand 85 degrees? The buyer, the company, a phone number',
      null,
    ],
    ['Fri 15:00', 'us', 'Just touching base to see where you are', 1_740],
  ]);
  expect(JSON.stringify(draft)).not.toMatch(/Ann|Doyle|Blue|Ridge|LC-200|Danni|Larkfield|0100/);
  await f1.call(f1.people.iris, keepExample, { id: week.blueRidge, body: { ...draft, title: 'Three days' } });
  const { items } = await f1.call(f1.people.theo, teachingExamples, {});
  expect(items.map(({ title, longestGapMinutes, can }) => [title, longestGapMinutes, can])).toEqual([
    ['Three days', 1_740, []],
  ]);
});

test('S4-26: who helped in time is suggested for thanks, hears them, and is suggested no more', async () => {
  const [suggested] = (await seen()).thanks.suggested;
  expect([suggested?.to.name, suggested?.text]).toEqual([
    'Priya Nair',
    'helped Danni Reyes in time with Ann Doyle’s question',
  ]);
  const body = { toId: suggested?.to.id, text: suggested?.text, helpId: suggested?.helpId };
  await f1.call(f1.people.iris, sayThanks, { body });
  const { thanks } = await seen('theo');
  expect(thanks.said.map(({ to, by }) => [to.name, by])).toEqual([['Priya Nair', 'Iris Wolf']]);
  expect((await seen()).thanks.suggested).toEqual([]);
  expect(await told('priya', 'huddle')).toEqual([
    '2026-12-07T14:45 Thanks in the huddle: you helped Danni Reyes in time with Ann Doyle’s question',
  ]);
});

test('E7.g: three actions with owner and time open the next day’s huddle; the kept one stays as it was shown', async () => {
  const dueAt = '2026-12-07T22:00:00.000Z';
  const add = (text: string, owner: F1Person) =>
    f1.call(f1.people.iris, addAction, { body: { text, ownerId: f1.people[owner].userId, dueAt } });
  await f1.call(f1.people.iris, beginHuddle, {});
  const { id: first } = await add('Answer Blue Ridge', 'danni');
  await add('Give 20 of Danni’s calls to Theo', 'mara');
  await add('Put a second person on valves', 'iris');
  expect(await told('danni', 'huddle')).toEqual([
    '2026-12-07T14:45 Agreed in the huddle for you: Answer Blue Ridge',
  ]);
  const doneBy = (person: F1Person) =>
    f1.world.call(f1.people[person], setActionDone, {
      params: { org: f1.place.slug, id: first },
      body: { done: true },
    });
  expect([(await doneBy('theo')).status, (await doneBy('danni')).status]).toEqual([404, 200]);

  // E7.h
  const { items } = await f1.call(f1.people.mara, followUps, { query: { whose: f1.people.danni.userId } });
  const some = items.slice(0, 20);
  await f1.call(f1.people.mara, shareFollowUps, {
    body: { ids: some.map(({ id }) => id), to: f1.people.theo.userId },
  });
  const shown = async (query: Record<string, string>) =>
    (await sections('iris', query)).backlog.people
      .slice(0, 2)
      .map(({ person, overdue, level }) => [person.name, overdue, level]);
  expect(await shown({ live: 'yes' })).toEqual([
    ['Danni Reyes', 30, 'red'],
    ['Theo Park', 24, 'amber'],
  ]);
  const theirs = await f1.call(f1.people.mara, followUps, { query: { whose: f1.people.theo.userId } });
  const dueOf = new Map(theirs.items.map((item) => [item.id, item.dueAt]));
  expect(some.map(({ id }) => dueOf.get(id))).toEqual(some.map((item) => item.dueAt));

  await f1.world.at('2026-12-08T14:45:00Z');
  const tuesday = await seen();
  expect(
    tuesday.lastActions.map(({ text, owner, doneAt, late }) => [text, owner.name, doneAt, late]),
  ).toEqual([
    ['Answer Blue Ridge', 'Danni Reyes', monday, false],
    ['Give 20 of Danni’s calls to Theo', 'Mara Quinn', null, true],
    ['Put a second person on valves', 'Iris Wolf', null, true],
  ]);
  expect([tuesday.actions, tuesday.sections?.misses.weekday]).toEqual([[], 'Monday']);
  const kept = await seen('iris', { day: '2026-12-07' });
  expect([kept.asOf, kept.begun?.by, kept.actions.length]).toEqual([monday, 'Iris Wolf', 3]);
  expect(await shown({ day: '2026-12-07' })).toEqual([
    ['Danni Reyes', 50, 'red'],
    ['Theo Park', 4, null],
  ]);
  expect((await seen('iris', { day: '2026-12-04' })).sections).toBeNull();
  const past = await f1.call(f1.people.theo, huddles, {});
  expect(past.items).toEqual([{ day: '2026-12-07', begunAt: monday, actions: 3, done: 1 }]);
});

test('another week gives another huddle', async () => {
  await using other = await E7Week.create({
    overdue: 24,
    declared: 240,
    wrote: 'It stands 95 degrees for two hours.',
    change: (rows) =>
      rows.map((row) =>
        row.lead === 'L17'
          ? { ...row, firstPersonalAt: '2026-12-04T16:26:00-06:00', value: 1, status: 'answered' }
          : row,
      ),
  });
  await other.f1.world.at(monday);
  const { sections: found } = await other.f1.call(other.f1.people.iris, huddle, {});
  expect(found?.leads.items.map(({ contact }) => leadOf(contact))).toEqual(['L19', 'L18']);
  expect([found?.misses.items, found?.misses.takenBack.count]).toEqual([[], 0]);
  expect(found?.backlog.people[0]).toMatchObject({ overdue: 24, oldestDays: 25, level: 'amber' });
  expect([found?.value.touchBases, found?.value.pairs, found?.value.scored]).toEqual([[], 0, 1]);
  expect((found?.value.longestHeld?.indecentMs ?? 0) / MINUTE).toBe(1_500);
}, 300_000);
