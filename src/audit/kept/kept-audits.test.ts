import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Organisation, type Person, World } from '../../../test/world.ts';

const f1 = readFileSync(join(import.meta.dirname, '../../../test/fixtures/f1_leads.csv'));
const settings = { asOf: '2026-12-07T06:00:00Z' };

let world: World;
let ours: Organisation;

beforeAll(async () => {
  world = await World.create({ now: '2026-12-07T13:00:00Z' });
  ours = await world.organisation('Larkfield');
});
afterAll(() => world[Symbol.asyncDispose]());

function ask(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  payload?: object | Buffer,
  person: Person = ours.founder,
) {
  const type = Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json';
  return world.http.inject({
    ...{ method, url: `/api/o/${ours.slug}/${path}` },
    headers: { cookie: person.cookie, ...(payload ? { 'content-type': type } : {}) },
    ...(payload ? { payload } : {}),
  });
}

const handIn = async (content: Buffer, name = 'f1_leads.csv') =>
  (await ask('POST', `audit-files?name=${encodeURIComponent(name)}`, content)).json<{ id: string }>().id;

async function rowsIn(table: 'audit' | 'audit_piece' | 'fact' | 'request'): Promise<number> {
  const { rows } = await world.owner((db) =>
    sql<{
      n: number;
    }>`select count(*)::int as n from ${sql.table(table)} where org_id = ${ours.orgId}`.execute(db),
  );
  return rows[0]?.n ?? 0;
}

it('a file is believed about before it is measured, and touches nothing else', {
  timeout: 60_000,
}, async () => {
  const before = [await rowsIn('fact'), await rowsIn('request')];
  const id = await handIn(f1, '../leads\u202e.csv');
  const preview = (await ask('POST', `audits/${id}/preview`, settings)).json();
  expect(preview).toMatchObject({
    columns: { received: 'received_at', answered: 'first_personal_at', id: 'lead_id' },
    rows: [
      { id: 'L01', receivedAt: '2026-11-30T15:10:00.000Z', answeredAt: '2026-11-30T15:12:00.000Z' },
      {},
      {},
    ],
    trouble: null,
  });
  expect((await ask('POST', `audits/${id}/measure`, settings)).statusCode).toBe(409);
  expect((await ask('POST', `audits/${id}/guess`, { ms: 900_000 })).statusCode).toBe(200);
  expect(
    (await ask('POST', `audits/${id}/measure`, { ...settings, officeHours: 'America/Chicago' })).statusCode,
  ).toBe(200);
  expect((await ask('POST', `audits/${id}/guess`, { ms: 1_560_000 })).statusCode).toBe(409);
  const view = (await ask('GET', `audits/${id}`)).json();
  expect(view).toMatchObject({
    name: 'leads .csv',
    guess: { ms: 900_000, at: '2026-12-07T13:00:00.000Z' },
    settings: { officeHours: 'America/Chicago', targetMinutes: 30 },
    outcome: {
      headline:
        'Half had their first personal answer within 21 min of working time, 26 min on their own clock; 3 of 19 have none.',
      reconciliation: '22 rows: 20 counted, 1 confirmed junk, 1 merged into another.',
      business: { median: { at: 21 * 60_000 } },
    },
  });
  expect(view.outcome.lines[0]).toMatchObject({ name: 'Answered within 30 min', figure: '63.2 %' });
  expect((await ask('GET', `audits/${id}/report.html`)).body).toContain('63.2 %');
  expect((await ask('GET', `audits/${id}/rows.csv`)).body.split('\r\n')).toHaveLength(24);
  expect([await rowsIn('fact'), await rowsIn('request')]).toEqual(before);
  expect((await ask('DELETE', `audits/${id}`)).statusCode).toBe(200);
  expect([await rowsIn('audit'), await rowsIn('audit_piece')]).toEqual([0, 0]);
});

it('what is unclear is asked in words, with the columns to choose from', async () => {
  const id = await handIn(Buffer.from('who,when\na,2026-11-30 09:00\n'));
  const unclear = (await ask('POST', `audits/${id}/preview`, {})).json();
  expect(unclear).toMatchObject({
    heading: ['who', 'when'],
    rows: [],
    trouble: { pointer: '/columns/received' },
  });
  const columns = { received: 'when', answered: 'who' };
  const chosen = (await ask('POST', `audits/${id}/preview`, { columns })).json();
  expect(chosen.rows[0].remark).toContain('the time of the first personal answer, "a", is no date');
  await ask('POST', `audits/${id}/guess`, { ms: 0 });
  const refused = await ask('POST', `audits/${id}/measure`, {});
  expect([refused.statusCode, refused.json().detail]).toEqual([422, unclear.trouble.message]);
});

it('an empty file, a stranger and a salesperson are refused', async () => {
  const before = await rowsIn('audit');
  expect((await ask('POST', 'audit-files?name=x.csv', Buffer.alloc(0))).statusCode).toBe(422);
  const theo = await world.member(ours, 'Theo Park', ['salesperson']);
  expect((await ask('POST', 'audit-files?name=x.csv', f1, theo)).statusCode).toBe(404);
  expect((await ask('GET', 'audits', undefined, theo)).statusCode).toBe(404);
  const { statusCode } = await world.http.inject({
    method: 'POST',
    url: `/api/o/${ours.slug}/audit-files`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: f1,
  });
  expect(statusCode).toBe(401);
  expect(await rowsIn('audit')).toBe(before);
});

it('another organisation finds nothing of a file', async () => {
  const id = await handIn(f1);
  await ask('POST', `audits/${id}/guess`, { ms: 60_000 });
  expect((await ask('POST', `audits/${id}/measure`, settings)).statusCode).toBe(200);
  const other = await world.organisation('Elsewhere');
  const { cookie } = other.founder;
  const there = async (method: 'GET' | 'POST' | 'DELETE', rest: string, slug = other.slug) =>
    (
      await world.http.inject({
        ...{ method, url: `/api/o/${slug}/audits/${id}${rest}`, headers: { cookie } },
        ...(method === 'POST' ? { payload: { ms: 1 } } : {}),
      })
    ).statusCode;
  for (const rest of ['', '/report.html', '/rows.csv'])
    expect([rest, await there('GET', rest), await there('GET', rest, ours.slug)]).toEqual([rest, 404, 404]);
  expect([
    await there('POST', '/preview'),
    await there('POST', '/measure'),
    await there('DELETE', ''),
  ]).toEqual([404, 404, 404]);
  expect((await ask('GET', `audits/${id}/report.html`)).statusCode).toBe(200);
});
