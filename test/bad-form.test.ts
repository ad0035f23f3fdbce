import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { filteredOf, post, press, requestsOf } from './factories.ts';
import { type Organisation, World } from './world.ts';

const KEY = 'form-key';
const good = { name: 'Ada', email: 'ada@buyer.test', message: 'Can it lift 40 metres?' };

let world: World;
let place: Organisation;

beforeAll(async () => {
  world = await World.create();
  place = await world.organisation();
  await world.form(place, KEY);
});
afterEach(() => world.owner((db) => sql`truncate contact, filtered, timer cascade`.execute(db)));
afterAll(() => world[Symbol.asyncDispose]());

const release = async (id: string | undefined) =>
  world.http.inject({
    method: 'POST',
    url: `/api/o/${place.slug}/filtered/${id}/release`,
    headers: { cookie: place.founder.cookie },
  });

describe('a form with something missing', () => {
  it.each([
    ['nothing', {}, ['/message', '/email']],
    ['no message', { email: 'ada@buyer.test' }, ['/message']],
    ['no way back', { message: 'Can it?' }, ['/email']],
    ['half an address', { message: 'Can it?', email: 'ada@buyer' }, ['/email']],
    ['half an address beside a phone', { message: 'Can it?', email: 'ada@', phone: '1' }, ['/email']],
    ['blanks only', { message: ' \n ', email: ' ', name: '\t' }, ['/message', '/email']],
  ])('is answered with 422 and a pointer to each field: %s', async (_, fields, pointers) => {
    const answer = await post(world, KEY, fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual(pointers);
    expect(await requestsOf(world, place)).toEqual([]);
  });

  it('is shown again with what was typed and what is wrong', async () => {
    const typed = {
      name: '<Ada> & "Co"',
      email: 'ada@buyer',
      phone: '+44 1',
      company: "O'Neill",
      message: '</textarea><script>x</script>',
    };
    const answer = await press(world, KEY, { ...typed, heed_nonce: 'n-1' });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.body).toContain('value="&lt;Ada&gt; &amp; &quot;Co&quot;"');
    expect(answer.body).toContain('value="ada@buyer"');
    expect(answer.body).toContain('value="O&#39;Neill"');
    expect(answer.body).toContain('&lt;/textarea&gt;&lt;script&gt;');
    expect(answer.body).not.toContain('<script');
    expect(answer.body).toContain('value="n-1"');
    expect(answer.body).toMatch(/name="email"[^>]*aria-invalid="true" aria-describedby="fault-email"/);
  });

  it('keeps its text in Filtered, with the address as it was typed', async () => {
    await press(world, KEY, { message: 'Can it lift 40 metres?', email: 'ada@buyer' });
    const [kept] = await filteredOf(world, place);
    expect(kept).toMatchObject({ reason: 'invalid', excerpt: expect.stringContaining('40 metres') });
    expect((await release(kept?.id)).statusCode).toBe(200);
    expect((await requestsOf(world, place))[0]?.text).toContain('ada@buyer');
  });

  it('completed and pressed again opens one request', async () => {
    await press(world, KEY, { message: 'Can it?', heed_nonce: 'n-2' });
    expect((await press(world, KEY, { ...good, heed_nonce: 'n-2' })).statusCode).toBe(201);
    expect(await requestsOf(world, place)).toHaveLength(1);
  });
});

describe('a form with too much', () => {
  const long = (length: number) => 'x👍 '.repeat(Math.ceil(length / 4)).slice(0, length);

  it.each([
    ['a message of 300 KB', { ...good, message: `${long(300_000)} the end` }],
    ['a name of a page', { ...good, name: `${long(5_000)} the end` }],
    ['an address of a page', { ...good, email: `${'a'.repeat(5_000)}@the-end.test`, message: 'the end' }],
    ['a phone number of a page', { ...good, phone: `${'1'.repeat(5_000)} the end` }],
    ['everything in the name', { email: good.email, name: `${long(5_000)} the end` }],
    ['five hundred fields', Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, long(80)]))],
  ])('is taken with 202 or 422 and waits whole in Filtered: %s', async (_, fields) => {
    const answer = await post(world, KEY, fields);
    expect([202, 422]).toContain(answer.statusCode);
    const [kept, ...more] = await filteredOf(world, place);
    expect(more).toEqual([]);
    if ('message' in fields || 'name' in fields) expect(kept?.arrival.text).toContain('the end');
    expect((await release(kept?.id)).statusCode).toBe(200);
    expect(await requestsOf(world, place)).toHaveLength(1);
  });

  it('is told 413 over a megabyte, as a problem', async () => {
    const answer = await post(world, KEY, { ...good, message: 'x'.repeat(1_100_000) });
    expect([answer.statusCode, answer.json().status]).toEqual([413, 413]);
    const plain = await press(world, KEY, { ...good, message: 'x'.repeat(1_100_000) });
    expect(plain.statusCode).toBe(413);
  });

  it.each(['heed_nonce', 'nonce'])(
    'opens one request with a %s of any length, pressed twice',
    async (name) => {
      const noise = Array.from({ length: 5_000 }, (_, i) =>
        String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000)),
      );
      const fields = { ...good, [name]: noise.join('') };
      const answers = [await post(world, KEY, fields), await post(world, KEY, fields)];
      for (const { statusCode } of answers) expect(statusCode).toBeLessThan(300);
      expect((await requestsOf(world, place)).length + (await filteredOf(world, place)).length).toBe(1);
    },
  );
});

describe('a form with hostile fields', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it.each<[string, object]>([
    ['SQL', { ...good, message: "'; drop table request; --", name: "Robert'); drop table message;--" }],
    ['HTML', { ...good, message: '<script>alert(1)</script>', company: '<img src=x onerror=alert(1)>' }],
    ['emoji and scripts', { ...good, name: '👩‍🔬 Ǎđā 😀', message: '¿Cuánto? 你好吗？ مرحبا \u202e?' }],
    ['lists', { ...good, message: ['Can it?', 'Can it really?'], name: ['Ada', 'Eve'] }],
    ['objects', { ...good, message: { $ne: null }, name: { toString: 'x' } }],
    ['numbers and nothing', { ...good, message: 42, name: null, phone: true }],
    ['keys of the prototype', { ...good, constructor: 'x', toString: 'x', hasOwnProperty: 'x', valueOf: 1 }],
    [
      'NUL and half pairs in values',
      { ...good, message: 'Can\0 it? \ud83d', name: '\udc4d', heed_nonce: '\0' },
    ],
    [
      'NUL and half pairs in keys',
      { ...good, 'a\0b': 'x', '\ud83d': 'y', ['k'.repeat(79).concat('👍')]: 'z' },
    ],
    ['an emoji where the subject is cut', { ...good, message: `${'x'.repeat(86)}👍👍👍👍 lift?` }],
    ['an emoji where the name is cut', { ...good, name: `${'x'.repeat(198)}👍` }],
    ['a zone from nowhere', { ...good, zone: 'Mars/Olympus', source: '\r\nBcc: x' }],
  ])('is taken as text and opens a request: %s', async (_, fields) => {
    const answer = await post(world, KEY, fields);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.stringContaining('requestId')]);
    const { requestId } = answer.json();
    const page = await world.http.inject({
      url: `/api/o/${place.slug}/requests/${requestId}`,
      headers: { cookie: place.founder.cookie },
    });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toMatch(/^application\/json/);
    expect(await requestsOf(world, place)).toHaveLength(1);
  });

  it.each([
    ['a list', '[]', 422],
    ['null', 'null', 422],
    ['a text', '"hello"', 422],
    ['a number', '7', 422],
    ['half of it', '{"message": "x', 400],
    ['nothing', '', 400],
    ['a prototype', '{"__proto__": {"admin": true}, "message": "x"}', 400],
    ['a constructor’s prototype', '{"constructor": {"prototype": {"admin": true}}}', 400],
    ['JSON as deep as fits', deep(450_000), 422],
  ])('is refused as a problem when the JSON is no object: %s', async (_, payload, status) => {
    const answer = await post(world, KEY, payload, { headers: { 'content-type': 'application/json' } });
    expect([answer.statusCode, answer.json().status]).toEqual([status, status]);
    expect({}).not.toHaveProperty('admin');
  });

  it('nested as deep as fits is taken, with a note in its place', async () => {
    const payload = `{"email": "ada@buyer.test", "message": "Can it?", "more": ${deep(450_000)}}`;
    const answer = await post(world, KEY, payload, { headers: { 'content-type': 'application/json' } });
    expect(answer.statusCode).toBe(201);
    expect(await requestsOf(world, place)).toMatchObject([
      { text: expect.stringMatching(/^Can it\?\nmore: /) },
    ]);
  });

  it('of a type nobody asked for is refused', async () => {
    for (const type of ['text/xml', 'multipart/form-data; boundary=x', 'application/octet-stream']) {
      const answer = await post(world, KEY, '<x/>', { headers: { 'content-type': type } });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
    }
  });

  it('in the trap is answered as if taken, and waits in Filtered', async () => {
    const answer = await post(world, KEY, { ...good, website: 'https://spam.test' });
    expect([answer.statusCode, answer.json()]).toEqual([202, { received: true, requestId: null }]);
    expect(await requestsOf(world, place)).toEqual([]);
    const [kept] = await filteredOf(world, place);
    expect(kept?.reason).toBe('trap');
    await release(kept?.id);
    expect(await requestsOf(world, place)).toMatchObject([{ text: good.message, email: good.email }]);
  });
});

describe('a press of the button', () => {
  it('twice, or twenty times at once, is one request', async () => {
    const fields = { ...good, heed_nonce: 'n-3' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(world, KEY, fields)));
    expect(new Set(answers.map((answer) => answer.json().requestId)).size).toBe(1);
    expect(await requestsOf(world, place)).toMatchObject([{ messages: 1 }]);
    expect((await press(world, KEY, { ...good, heed_nonce: 'n-4' })).statusCode).toBe(201);
    expect(await requestsOf(world, place)).toHaveLength(2);
  });

  it('with the same nonce and another text is two', async () => {
    await post(world, KEY, { ...good, heed_nonce: 'n-5' });
    await post(world, KEY, { ...good, heed_nonce: 'n-5', message: 'And 50 metres?' });
    expect(await requestsOf(world, place)).toHaveLength(2);
  });

  it('without a nonce is never taken for another', async () => {
    await Promise.all([post(world, KEY, good), post(world, KEY, good)]);
    expect(await requestsOf(world, place)).toHaveLength(2);
  });
});

describe('the address of a form', () => {
  it('that does not exist answers 404, as a page or a problem', async () => {
    const page = await world.http.inject({ url: '/f/none' });
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      404,
      expect.stringMatching(/^text\/html/),
    ]);
    const answer = await post(world, 'none', good);
    expect([answer.statusCode, answer.json().status]).toEqual([404, 404]);
    expect((await press(world, "x' or '1'='1", good)).statusCode).toBe(404);
  });

  it('shows a page without script that may be posted only back', async () => {
    const page = await world.http.inject({ url: `/f/${KEY}?x="><script>1</script>` });
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<script');
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*form-action 'self'/);
  });

  it('may be read by scripts of the allowed sites only', async () => {
    const from = (origin: string) => post(world, KEY, good, { headers: { origin } });
    const allowed = (await from('https://www.larkfield.test')).headers;
    expect(allowed['access-control-allow-origin']).toBe('https://www.larkfield.test');
    expect(String(allowed.vary).toLowerCase()).toContain('origin');
    for (const origin of ['https://evil.test', 'https://www.larkfield.test.evil.test', 'null']) {
      const { headers, statusCode } = await from(origin);
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(statusCode).toBe(201);
    }
    const preflight = await world.http.inject({
      method: 'OPTIONS',
      url: `/f/${KEY}`,
      headers: { origin: 'https://www.larkfield.test', 'access-control-request-method': 'POST' },
    });
    expect(preflight).toMatchObject({ statusCode: 204 });
    expect(preflight.headers).toMatchObject({ 'access-control-allow-methods': 'POST' });
    expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials');
  });
});

describe('a flood', () => {
  it('of a thousand posts a minute from one address loses none and stops nothing', async () => {
    await using busy = await World.create({ postsAMinute: 60 });
    const flooded = await busy.organisation();
    await busy.form(flooded, KEY);
    const answers = [];
    for (let i = 0; i < 1_000; i += 50) {
      const some = Array.from({ length: 50 }, (_, j) =>
        post(busy, KEY, { ...good, message: `Is it ${i + j}?` }),
      );
      answers.push(...(await Promise.all(some)));
    }
    const taken = answers.filter(({ statusCode }) => statusCode === 201 || statusCode === 202);
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(taken.length + refused.length).toBe(1_000);
    for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    const requests = await requestsOf(busy, flooded);
    const filtered = await filteredOf(busy, flooded);
    expect(requests.length).toBe(60);
    expect(requests.length + filtered.length).toBe(taken.length);
    expect(new Set(filtered.map(({ reason }) => reason))).toEqual(new Set(['flood']));
    const elsewhere = await post(busy, KEY, good, { remoteAddress: '10.9.8.7' });
    expect(elsewhere.statusCode).toBe(201);
    expect((await busy.http.inject({ url: '/ready' })).statusCode).toBe(200);
  }, 60_000);

  it('far beyond that is refused with a time to come again', async () => {
    await using busy = await World.create({ postsAMinute: 1 });
    const flooded = await busy.organisation();
    await busy.form(flooded, KEY);
    const answers = [];
    for (let i = 0; i < 60; i += 1) answers.push(await post(busy, KEY, { ...good, message: `Is it ${i}?` }));
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBe(10);
    expect(refused[0]?.headers).toMatchObject({ 'retry-after': '60' });
    expect(refused[0]?.json()).toMatchObject({ status: 429, title: expect.any(String) });
    expect((await filteredOf(busy, flooded)).length + (await requestsOf(busy, flooded)).length).toBe(50);
  });
});
