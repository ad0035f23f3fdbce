import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { request } from '../../../src/flow/desk/contract.ts';
import { F1World } from '../../../test/f1-world.ts';
import * as boards from './boards/contract.ts';

/** Fixture F1 by its facts, looked at on Mon 2026-12-07 at 00:00 in Omaha (DOMAIN 4.8). */

let f1: F1World;
let early: string[];
beforeAll(async () => {
  f1 = await F1World.create();
  early = await clocksOf();
  await f1.world.at('2026-12-07T06:00:00Z');
}, 120_000);
afterAll(() => f1[Symbol.asyncDispose]());

const week = { from: '2026-11-30', until: '2026-12-07' };
const MIN = 60_000;

async function clocksOf(): Promise<string[]> {
  const seen: string[] = [];
  for (const lead of f1.ids.keys()) {
    const { clocks } = await f1.call(f1.people.mara, request, { id: f1.id(lead) });
    const c3 = clocks.find(({ kind }) => kind === 'C3');
    seen.push(`${lead} ${c3?.state} ${(c3?.spentMs ?? 0) / MIN}`);
  }
  return seen.toSorted();
}

const figures = (query: Record<string, string> = {}, person = f1.people.ruth) =>
  f1.call(person, boards.boardFigures, { query: { ...week, ...query } });

async function exported(query: Record<string, string>, cookie = f1.people.ruth.cookie): Promise<string> {
  const { body } = await f1.world.http.inject({
    method: 'GET',
    url: `/api/o/${f1.place.slug}/boards/export`,
    query: { ...week, ...query },
    headers: { cookie },
  });
  return body;
}

test('F1 went in as facts: each clock has its minutes and its end', () => {
  expect(early).toEqual([
    'L01 met 2',
    'L02 met 3',
    'L03 met 4',
    'L04 met 4',
    'L05 met 6',
    'L06 met 8',
    'L07 met 11',
    'L08 met 14',
    'L09 met 18',
    'L10 met 21',
    'L11 met 26',
    'L12 met 29',
    'L13 missed 34',
    'L14 missed 47',
    'L15 missed 75',
    'L16 missed 130',
    'L17 late 40',
    'L18 running 10',
    'L19 late 1200',
    'L20 missed 1560',
    'L21 void 6',
    'L22 void 1',
  ]);
});

test('the figures of the week are those of the fixture, with n and interval', async () => {
  const board = await figures();
  const { population, withinTarget, response, worth } = board.figures;
  expect(population).toMatchObject({ received: 22, counted: 20, decided: 19, pending: 1 });
  expect(population.excluded).toEqual([
    { reason: 'junk', n: 1 },
    { reason: 'merged', n: 1 },
  ]);
  expect(withinTarget).toMatchObject({ met: 12, of: 19 });
  expect(withinTarget?.low).toBeCloseTo(0.4104, 4);
  expect(withinTarget?.high).toBeCloseTo(0.8085, 4);
  expect(response.business.median).toMatchObject({ at: 21 * MIN, low: 6 * MIN, high: 47 * MIN });
  expect(response.elapsed.median).toMatchObject({ at: 26 * MIN });
  expect(response.business.p90.at).toBeNull();
  expect(worth.score).toBeCloseTo(62.7, 1);
  expect(board).toMatchObject({ targetMs: 30 * MIN, goalMs: 5 * MIN, today: '2026-12-07', compared: null });
});

test('behind every count are as many requests as it says, by one and the same slice', async () => {
  const { population, withinTarget, unansweredNow } = (await figures()).figures;
  const behind = async (count: string, more: Record<string, string> = {}) =>
    (await f1.call(f1.people.ruth, boards.boardItems, { query: { ...week, count, ...more } })).items;
  expect(await behind('counted')).toHaveLength(population.counted);
  expect(await behind('decided')).toHaveLength(withinTarget?.of ?? -1);
  expect(await behind('met')).toHaveLength(withinTarget?.met ?? -1);
  expect((await behind('pending')).map(({ id }) => id)).toEqual([f1.id('L18')]);
  const silent = await behind('unanswered');
  expect(silent).toHaveLength(unansweredNow?.met ?? -1);
  expect(silent.map(({ id }) => id).toSorted()).toEqual(
    ['L17', 'L19', 'L20'].map((lead) => f1.id(lead)).toSorted(),
  );
  expect(await behind('excluded.merged')).toMatchObject([{ exclusion: 'merged', standing: 'excluded' }]);
  const expo = (await figures({ by: 'source', key: 'expo' })).figures;
  expect(await behind('met', { by: 'source', key: 'expo' })).toHaveLength(expo.withinTarget?.met ?? -1);
  const absent = { query: { ...week, count: 'made_up' }, params: { org: f1.place.slug } };
  expect((await f1.world.call(f1.people.ruth, boards.boardItems, absent)).status).toBe(404);
});

describe('the team board', () => {
  test('begins at the top: the chief executive’s own 2 of 3 (S0-20)', async () => {
    const { people, named } = await f1.call(f1.people.ruth, boards.boardPeople, { query: week });
    expect(named).toBe(true);
    expect(people[0]).toMatchObject({
      person: { name: 'Charles Bock' },
      leader: true,
      withinTarget: { met: 2, of: 3 },
    });
    const order = people.map(({ person }) => person.name);
    expect(order.slice(0, 2)).toEqual(['Charles Bock', 'Ruth Calder']);
    expect(order.indexOf('Iris Wolf')).toBeLessThan(order.indexOf('Danni Reyes'));
  });

  test('shows a colleague the leaders and themselves, and the team as a whole (2.6, S4-33)', async () => {
    const {
      people,
      named,
      figures: team,
    } = await f1.call(f1.people.theo, boards.boardPeople, { query: week });
    expect(named).toBe(false);
    expect(people.map(({ person }) => person.name)).toEqual([
      'Charles Bock',
      'Ruth Calder',
      'Iris Wolf',
      'Mara Quinn',
      'Theo Park',
    ]);
    expect(team?.withinTarget).toMatchObject({ met: 12, of: 19 });
  });

  test('a team, a person and a desk that one may not see answer as absent', async () => {
    const asked = (person: typeof f1.people.theo, query: Record<string, string>) =>
      f1.world.call(person, boards.boardFigures, {
        params: { org: f1.place.slug },
        query: { ...week, ...query },
      });
    const { danni, theo, charles, ruth } = f1.people;
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await asked(theo, { by: 'person', key: danni.userId })).status).toBe(404);
    expect((await asked(theo, { by: 'person', key: charles.userId })).status).toBe(200);
    expect((await asked(ruth, { by: 'team', key: nobody })).status).toBe(404);
    expect((await asked(ruth, { by: 'desk', key: nobody })).status).toBe(404);
    const sam = await f1.world.member(f1.place, 'Sam Ortiz', ['employee']);
    expect((await asked(sam, { by: 'all' })).status).toBe(404);
    expect((await asked(sam, {})).body.slice).toMatchObject({ by: 'person', key: sam.userId });
    expect((await asked(sam, { by: 'source', key: 'expo' })).status).toBe(404);
    // An employee has the board of their team as a whole, and leaders; an administrator leaders alone (note 2, S4-33).
    expect((await asked(sam, { by: 'team' })).body.figures.withinTarget).toMatchObject({ met: 12, of: 19 });
    const leaders = ['Charles Bock', 'Ruth Calder', 'Iris Wolf', 'Mara Quinn'];
    const boardOf = async (person: typeof sam) => {
      const { people, team, named } = await f1.call(person, boards.boardPeople, { query: week });
      return [team?.name, named, people.map((row) => row.person.name)];
    };
    expect(await boardOf(sam)).toEqual(['Everyone', false, [...leaders, 'Sam Ortiz']]);
    const nia = await f1.world.member(f1.place, 'Nia Frost', ['admin']);
    expect(await boardOf(nia)).toEqual([undefined, false, [...leaders, 'Nia Frost']]);
    const uma = await f1.world.member(f1.place, 'Uma Reyes', ['analyst', 'salesperson']);
    expect((await asked(uma, { by: 'person', key: danni.userId })).status).toBe(404);
    // Who is in no team sees everything as a whole but no team.
    const other = await f1.world.organisation('Elsewhere');
    const away = await f1.world.call(other.founder, boards.boardFigures, { params: { org: f1.place.slug } });
    expect(away.status).toBe(404);
  });
});

test('a week is held against the one before with a caution, and my day against yesterday', async () => {
  const { compared } = await figures({ compare: 'before' });
  expect(compared).toMatchObject({
    from: '2026-11-23',
    until: '2026-11-30',
    withinTarget: null,
    caution: true,
  });
  const day = await f1.call(f1.people.theo, boards.boardDay, {});
  expect(day).toMatchObject({
    today: '2026-12-07',
    days: { monday: '2026-12-07', sameWeekday: '2026-11-30' },
  });
  expect(day.waiting).toMatchObject({ n: 1, late: 0, nextDueAt: '2026-12-07T15:20:00.000Z' });
  const waiting = async (by: string, key: string) => {
    const { n, late } = (await f1.call(f1.people.ruth, boards.boardDay, { query: { by, key } })).waiting;
    return [n, late];
  };
  for (const [by, key] of [
    ['channel', 'webform'],
    ['source', 'expo'],
    ['kind', 'lead'],
    ['stage', 'B4'],
    ['leads', 'yes'],
    ['buying', 'yes'],
    ['team', f1.place.teamId],
    ['desk', f1.place.deskId],
  ] as const)
    expect([by, ...(await waiting(by, key))]).toEqual([by, 3, 2]);
  for (const [by, key] of [
    ['channel', 'email'],
    ['source', 'fair'],
    ['kind', 'quote'],
    ['stage', 'B7'],
    ['leads', 'no'],
    ['buying', 'no'],
    ['segment', 'A'],
  ] as const)
    expect([by, ...(await waiting(by, key))]).toEqual([by, 0, 0]);
  // L02, L03, L05 and L06, which came after close: as much of last week as there is of this one.
  expect(day.lastWeeks.population.counted).toBe(4);
  const series = await f1.call(f1.people.ruth, boards.boardSeries, { query: { weeks: '2' } });
  expect(series.weeks.map(({ week, counted, running }) => [week, counted, running])).toEqual([
    ['2026-W49', 20, false],
    ['2026-W50', 0, true],
  ]);
  const split = await f1.call(f1.people.ruth, boards.boardSplit, { query: { ...week, by: 'stage' } });
  expect(split.rows.map(({ key, counted }) => [key, counted])).toEqual([
    ...['B1', 'B2', 'B3'].map((key) => [key, 0]),
    ['B4', 20],
    ...['B5', 'B6', 'B7', 'B8'].map((key) => [key, 0]),
  ]);
});

test('63.2 % and the median of 21 are made again from the exported rows alone (S1-56)', async () => {
  const [head = '', ...lines] = (await exported({ what: 'requests' }))
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n');
  const names = head.split(',');
  const rows = lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])),
  );
  expect(rows).toHaveLength(22);
  const counted = rows.filter(({ excluded }) => excluded === '');
  const sum = (name: string) => counted.reduce((all, row) => all + Number(row[name]), 0);
  expect([sum('met'), sum('decided'), sum('pending')]).toEqual([12, 19, 1]);
  expect(((sum('met') / sum('decided')) * 100).toFixed(1)).toBe('63.2');
  // Kaplan-Meier by hand: who waits still leaves the risk set at what they waited; the closed never do.
  const asOf = Date.parse('2026-12-07T06:00:00Z');
  expect(asOf).toBeGreaterThan(0);
  const waits = counted.map((row) => Number(row.response_business_ms || Number.POSITIVE_INFINITY));
  const open = [10, 40, 1200].map((minutes) => minutes * MIN);
  let left = 1;
  let median = 0;
  for (const at of [...new Set(waits.filter(Number.isFinite))].toSorted((a, b) => a - b)) {
    const gone = open.filter((censored) => censored < at).length;
    const atRisk = counted.length - waits.filter((wait) => wait < at).length - gone;
    left *= 1 - waits.filter((wait) => wait === at).length / atRisk;
    if (median === 0 && left <= 0.5 + 1e-9) median = at / MIN;
  }
  expect(median).toBe(21);
  const listed = JSON.parse(await exported({ what: 'figures', format: 'json' }));
  expect(listed).toContainEqual(
    expect.objectContaining({ id: 'M-02', name: 'Within target', numerator: 12, denominator: 19 }),
  );
  const people = JSON.parse(await exported({ what: 'people', format: 'json' }));
  expect(people).toContainEqual(
    expect.objectContaining({
      person: 'Charles Bock',
      within_target: 2,
      decided: 3,
      verdicts: 0,
      referrals: 0,
    }),
  );
  // A colleague’s file names leaders and themselves alone.
  const seen = await exported({ what: 'requests' }, f1.people.theo.cookie);
  expect(seen).toContain('Theo Park');
  expect(seen).not.toContain('Danni Reyes');
});
