import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveTarget, proposeTarget } from '../../src/flow/clocks/targets/contract.ts';
import { promisePage, publishPromise } from '../../src/flow/measurement/promise/contract.ts';
import { standard } from '../../src/flow/measurement/standard/contract.ts';
import { F1World } from '../f1-world.ts';
import { deliver, mail } from '../factories.ts';

const HEADLINE =
  '55.0 % within 30 minutes of asking, day or night (11 of 20); in opening hours 63.2 % (12 of 19). The typical buyer waited 26 minutes; 3 had not been answered.';
const KINDS = ['C2', 'C3', 'C5', 'C6', 'C10', 'C11'];

let f1: F1World;
beforeAll(async () => {
  f1 = await F1World.create();
  // Monday, 00:00 in Omaha: the week of F1 is complete.
  await f1.world.at('2026-12-07T06:00:00Z');
});
afterAll(() => f1[Symbol.asyncDispose]());

const get = (rest = '', headers: Record<string, string> = {}) =>
  f1.world.http.inject({ url: `/promise/${f1.place.slug}${rest}`, headers });
const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, '\n')
    .replaceAll('&#39;', "'")
    .replaceAll(/\n+;/g, ';')
    .replaceAll(/\s+/g, ' ');
const page = async () => textOf((await get()).body);
const publish = (person = f1.people.ruth, body: object = {}) =>
  f1.world.call(person, publishPromise, {
    params: { org: f1.place.slug },
    body: { published: true, kinds: KINDS, reason: '', ...body } as never,
  });

test('nothing is there before an executive publishes it, and nobody else may', async () => {
  expect([
    (await get()).statusCode,
    (await get('.json')).statusCode,
    (await get('/embed')).statusCode,
  ]).toEqual([404, 404, 404]);
  expect((await f1.world.http.inject({ url: '/promise' })).statusCode).toBe(404);
  for (const person of [f1.people.mara, f1.people.iris, f1.people.theo, f1.people.gus])
    expect((await publish(person)).status).toBe(404);
  expect(await publish()).toMatchObject({ status: 200 });
  expect((await f1.world.http.inject({ url: '/promise' })).headers.location).toBe(
    `/promise/${f1.place.slug}`,
  );
});

test('E9.a, E9.b each target in plain words with its date and result, misses included, the buyer’s time first', async () => {
  const text = await page();
  expect(text).toContain(`The last four complete weeks, 9 Nov 2026 to 6 Dec 2026 ${HEADLINE}`);
  expect(text).toContain('1 more is open, with time left.');
  expect(text).toContain(
    'First personal answer A person answers within 30 minutes of opening hours; we aim for 5 minutes. (in force from the beginning) 63.2 % (12 of 19) 7 missed.',
  );
  expect(text).toContain(
    '30 Nov 2026 30 minutes 55.0 % (11 of 20) 34.2 % to 74.2 % 63.2 % (12 of 19) 41.0 % to 80.9 %',
  );
  expect(text).toContain('9 Nov 2026 30 minutes nothing was due nothing was due');
  expect(text).not.toContain('2 Nov 2026 30 minutes');
  expect(text).toContain('Targets we hold ourselves to and do not show here:');
  expect(text).toContain('Messages dealt with on the day');
});

test('S0-32 staff read the same share beside the target', async () => {
  const { body } = await f1.world.call(f1.people.theo, standard, { params: { org: f1.place.slug } });
  expect([body.from, body.until]).toEqual(['2026-11-30', '2026-12-07']);
  expect(body.kinds.find(({ kind }) => kind === 'C3')?.result).toMatchObject({ met: 12, of: 19 });
  const own = await f1.world.http.inject({
    url: `/api/o/${f1.place.slug}/promise/page`,
    headers: { cookie: f1.people.theo.cookie },
  });
  expect(textOf(own.body)).toContain(HEADLINE);
  expect(own.headers['content-security-policy']).toContain("frame-ancestors 'self'");
});

test('E9.f it is cached, small, without script or cookie, framed only as embed, and public as JSON', async () => {
  const { headers, body } = await get();
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=300',
    vary: 'accept-language',
    age: '0',
  });
  expect(headers['set-cookie']).toBeUndefined();
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[^;]+; .*frame-ancestors 'none'$/,
  );
  expect(body).not.toMatch(/<script|javascript:| on\w+=|style="|src=/i);
  expect(Buffer.byteLength(body)).toBeLessThan(30_000);
  expect((await get('', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
  expect(textOf((await get('', { 'accept-language': 'de-AT' })).body)).toContain(
    '55,0 % innerhalb von 30 Minuten nach der Frage, Tag und Nacht (11 von 20); in der Öffnungszeit 63,2 % (12 von 19).',
  );
  const embed = await get('/embed');
  expect([embed.headers['x-frame-options'], embed.headers['content-security-policy']]).toEqual([
    undefined,
    expect.stringContaining('frame-ancestors *'),
  ]);
  expect(textOf(embed.body)).toContain(HEADLINE);
  const json = await get('.json');
  expect(json.headers['access-control-allow-origin']).toBe('*');
  expect(json.json()).toMatchObject({
    company: 'Larkfield Controls',
    period: { from: '2026-11-09', until: '2026-12-07' },
    headline: { sentence: HEADLINE, elapsed: { met: 11, of: 20 }, business: { share: { met: 12, of: 19 } } },
  });
});

test('E9.c no person and no customer, and a segment of nine is too few to show', async () => {
  const mailbox = await f1.world.mailbox(f1.place, 'other@larkfield.test');
  await f1.world.at('2026-12-08T16:00:00Z');
  for (let n = 0; n < 9; n += 1) {
    const from = `Bo Buyer ${n} <bo${n}@farm.test>`;
    await deliver(
      f1.world,
      f1.place,
      mailbox,
      mail({ from, subject: `Pump ${n}`, text: `Does pump ${n} fit?` }),
    );
  }
  await f1.world.at('2026-12-14T15:00:00Z');
  const text = await page();
  // L18 is decided by now, and the nine have no answer.
  expect(text).toContain(
    '37.9 % within 30 minutes of asking, day or night (11 of 29); in opening hours 41.4 % (12 of 29).',
  );
  expect(text).toContain('By e-mail too few to show');
  expect(text).toContain('7 Dec 2026 30 minutes too few to show too few to show');
  expect(text).toContain('By our web form 60.0 % (12 of 20)');
  const names = Object.values(f1.people).map(({ name }) => name);
  for (const whole of [text, (await get('.json')).body, textOf((await get('/embed')).body)])
    for (const name of [...names, 'Buyer L', 'Bo Buyer', 'buyer.test', 'farm.test', 'Pump'])
      expect(whole).not.toContain(name);
});

test('E9.e a looser target shows old and new value, date and reason; so does a tighter one', async () => {
  const params = { org: f1.place.slug };
  const put = async (minutes: number, reason: string) => {
    const body = {
      ...{ kind: 'C3', runs: true, targetMs: minutes * 60_000, goalMs: 300_000, validFrom: null },
      ...{ deskId: null, segment: null, reason },
    };
    const { id } = (await f1.world.call(f1.people.ruth, proposeTarget, { params, body })).body;
    await f1.world.call(f1.people.ruth, approveTarget, { params: { ...params, id }, body: {} });
  };
  await put(60, 'two people fewer <b>until</b> spring');
  await f1.world.at('2026-12-15T15:00:00Z');
  await put(20, 'Danni does it anyway');
  const { body } = await get();
  expect(body).not.toContain('<b>until');
  const text = textOf(body);
  expect(text).toContain('Tightened: changed from 1 hour to 20 minutes on 15 Dec 2026');
  for (const whole of [body, (await get('.json')).body]) expect(whole).not.toContain('Danni');
  expect(text).toContain(
    'Loosened: changed from 30 minutes to 1 hour on 14 Dec 2026: two people fewer &lt;b&gt;until&lt;/b&gt; spring',
  );
  expect(text).toContain(
    'A person answers within 20 minutes of opening hours; we aim for 5 minutes. (in force since 15 Dec 2026)',
  );
  // What was asked under the old target is judged by it.
  expect(text).toContain(
    '37.9 % within 30 minutes of asking, day or night (11 of 29); in opening hours 41.4 % (12 of 29).',
  );
});

describe('E9.d', () => {
  test('the page is hidden as a whole only, with a reason, and says so while it is', async () => {
    expect((await publish(f1.people.ruth, { published: false })).body).toMatchObject({
      errors: [{ pointer: '/reason' }],
    });
    expect((await publish(f1.people.ruth, { published: false, reason: 'we move <house>' })).status).toBe(200);
    const hidden = await get();
    expect([hidden.statusCode, textOf(hidden.body)]).toEqual([
      404,
      expect.stringContaining('This page is hidden since 15 Dec 2026 we move &lt;house&gt;'),
    ]);
    expect((await get('.json')).json()).toEqual({
      hiddenSince: '2026-12-15T15:00:00.000Z',
      reason: 'we move <house>',
    });
    await f1.world.at('2026-12-17T15:00:00Z');
    expect((await publish()).status).toBe(200);
    const text = await page();
    expect(text).toContain('This page was hidden from 15 Dec 2026 to 17 Dec 2026: we move &lt;house&gt;');
    expect(text).toContain('30 Nov 2026 30 minutes 55.0 % (11 of 20)');
  });

  test('a target that is taken off stays to be seen as missing, and weeks can’t be chosen', async () => {
    const kinds = KINDS.filter((kind) => kind !== 'C10');
    expect((await publish(f1.people.ruth, { kinds })).body).toMatchObject({
      errors: [{ pointer: '/reason' }],
    });
    expect((await publish(f1.people.ruth, { kinds, reason: 'we rework it' })).status).toBe(200);
    const text = await page();
    expect(text).toContain('Promises kept (not shown since 17 Dec 2026)');
    expect(text).toContain('“Promises kept” is not shown since 17 Dec 2026: we rework it');
    expect(textOf((await get('?weeks=1&from=2026-12-07')).body)).toBe(text);
    expect(await f1.call(f1.people.theo, promisePage)).toMatchObject({
      state: 'published',
      changedBy: 'Ruth Calder',
      executives: 2,
      can: [],
      gaps: [
        { kind: 'C10', until: null },
        { kind: null, until: '2026-12-17T15:00:00.000Z' },
      ],
    });
    expect((await f1.call(f1.people.ruth, promisePage)).can).toEqual(['publish']);
  });

  test('what was decided can be neither changed nor deleted', async () => {
    const change = f1.world.parts.runner.run(
      f1.place.orgId,
      { kind: 'system', job: 'test' },
      ({ db, orgId }) => db.deleteFrom('promise_version').where('org_id', '=', orgId).execute(),
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});

test('another fixture gives another page', { timeout: 90_000 }, async () => {
  await using other = await F1World.create({
    change: (rows) =>
      rows.map((row) =>
        row.lead === 'L13' ? { ...row, firstPersonalAt: '2026-12-03T09:25:00-06:00' } : row,
      ),
  });
  await other.world.at('2026-12-07T06:00:00Z');
  await other.call(other.people.ruth, publishPromise, {
    body: { published: true, kinds: ['C3'], reason: '' },
  });
  const { body } = await other.world.http.inject({ url: `/promise/${other.place.slug}` });
  expect(textOf(body)).toContain(
    '60.0 % within 30 minutes of asking, day or night (12 of 20); in opening hours 68.4 % (13 of 19).',
  );
});
