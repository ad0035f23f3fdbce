import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import { accept, notifications, request } from '../desk/contract.ts';

/** DOMAIN 2.4, X-07, R4, R9: who is told of a clock, when, and once. Larkfield is open 9 to 17 in Omaha (15-23 UTC). */
let world: World;
let company: Organisation;

beforeEach(async () => {
  world = await World.create({ now: '2026-12-01T16:00:00Z' });
  company = await world.organisation();
  await world.form(company, 'lead');
});

afterEach(() => world[Symbol.asyncDispose]());

async function lead(email = 'ann@buyer.test'): Promise<string> {
  const payload = { name: 'Ann Lee', email, message: 'Do you sell DN50 valves?' };
  const posted = await world.http.inject({ method: 'POST', url: '/f/lead', payload });
  return posted.json().requestId as string;
}

/** What a person was told of first responses, oldest first. */
async function told(person: Person, title = 'First'): Promise<string[]> {
  const { body } = await world.call(person, notifications, { params: { org: company.slug } });
  return body.items
    .filter((item) => item.text.startsWith(title))
    .map((item) => `${item.at.slice(11, 19)} ${item.kind}`)
    .toReversed();
}

async function page(id: string) {
  return (await world.call(company.founder, request, { params: { org: company.slug, id } })).body;
}

function facts(id: string, kind: string) {
  return world.owner((db) =>
    db
      .selectFrom('fact')
      .select(['occurred_at', 'data'])
      .where('subject_id', '=', id)
      .where('kind', '=', kind)
      .orderBy('occurred_at')
      .execute(),
  );
}

describe('warnings of a first response due after 30 minutes', () => {
  test('50 % to the owner, 80 % to owner and coordinator, the breach to the manager as well; each once', async () => {
    const theo = await world.member(company, 'Theo Park', ['salesperson']);
    const iris = await world.member(company, 'Iris Wolf', ['manager']);
    const mara = company.founder;
    const id = await lead();
    const owner = (await page(id)).owner;
    const holder = owner?.id === theo.userId ? theo : mara;
    // Nobody who is silent keeps it (R4).
    await world.call(holder, accept, { params: { org: company.slug, id } });
    await world.at('2026-12-01T16:45:00Z');
    const expected = ['16:15:00 warning', '16:24:00 warning', '16:30:00 breach'];
    expect(await told(holder)).toEqual(expected);
    expect(await told(iris)).toEqual(['16:30:00 breach']);
    await world.advance('2 hours');
    expect(await told(iris)).toHaveLength(1);
  });

  test('a strategic customer’s breach goes to the executive too', async () => {
    const ruth = await world.member(company, 'Ruth Calder', ['executive']);
    const id = await lead();
    await world.owner((db) => db.updateTable('contact').set({ segment: 'A' }).execute());
    await world.at('2026-12-01T16:31:00Z');
    expect(await told(ruth)).toEqual(['16:30:00 breach']);
    expect((await page(id)).clocks.find((one) => one.kind === 'C3')?.state).toBe('late');
  });

  test('what lies outside the receiver’s hours waits for them, and is dropped when it has nothing to say any more', async () => {
    const early = [['15:00', '16:20']] as [string, string][];
    const hours = { '2': early, '3': early };
    const theo = await world.member(company, 'Theo Park', ['coordinator'], hours);
    await lead();
    await world.at('2026-12-01T17:00:00Z');
    // His day in Omaha is 15:00-16:20 local, 21:00-22:20 UTC.
    expect(await told(theo)).toEqual([]);
    await world.at('2026-12-01T21:00:00Z');
    expect(await told(theo)).toEqual(['21:00:00 warning']);
  });
});

describe('messages to clear by the close of the day', () => {
  test('one list 60 and 15 minutes before close, counted per person, and one for the manager at close', async () => {
    const ids = [await lead('a@buyer.test'), await lead('b@buyer.test'), await lead('c@buyer.test')];
    await world.at('2026-12-02T15:00:00Z');
    const { body } = await world.call(company.founder, notifications, { params: { org: company.slug } });
    const lists = body.items.filter((item) => item.kind === 'sweep').toReversed();
    expect(lists.map((item) => [item.at, item.text])).toEqual([
      ['2026-12-01T22:00:00.000Z', '3 messages to clear by 17:00'],
      ['2026-12-01T22:45:00.000Z', '3 messages to clear by 17:00'],
      ['2026-12-01T23:00:00.001Z', '3 messages not cleared by 17:00'],
    ]);
    expect(ids).toHaveLength(3);
  });
});

describe('silence of the holder (R4)', () => {
  test('noted at 10 and 20 business minutes of the first response’s clock', async () => {
    const id = await lead();
    const { owner } = await page(id);
    await world.at('2026-12-01T16:40:00Z');
    const silent = await facts(id, 'assignment.silent');
    expect(silent.map(({ occurred_at, data }) => [new Date(occurred_at).toISOString(), data])).toEqual([
      ['2026-12-01T16:10:00.000Z', { userId: owner?.id, afterMs: 600_000 }],
      ['2026-12-01T16:20:00.000Z', { userId: owner?.id, afterMs: 1_200_000 }],
    ]);
  });
});
