import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARK } from './factories.ts';
import { type Organisation, World } from './world.ts';

let world: World;
let place: Organisation;

beforeAll(async () => {
  world = await World.create({ env: { HEED_METRICS_TOKEN: 'a-token-for-metrics' } });
  place = await world.organisation();
});
afterAll(() => world[Symbol.asyncDispose]());

function put(path: string, payload: unknown, headers: Record<string, string> = {}) {
  return world.http.inject({
    method: 'PUT',
    url: `/api/o/${place.slug}${path}`,
    payload: payload as object,
    headers: { cookie: place.founder.cookie, ...headers },
  });
}

describe('an error', () => {
  it('is a problem of RFC 9457 with a JSON pointer to each field', async () => {
    const answer = await put('/organisation', { company: '', zone: 7 });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: expect.any(String),
      status: 422,
      detail: expect.stringContaining('company'),
      errors: [
        { pointer: '/company', detail: expect.any(String) },
        { pointer: '/zone', detail: expect.any(String) },
      ],
    });
  });

  it.each([
    ['a body that is no JSON', '{', 400],
    ['a body with a prototype in it', '{"__proto__": {"x": 1}, "company": "X", "zone": "UTC"}', 400],
    ['a list where an object belongs', '[]', 422],
    ['a number where an object belongs', '1', 422],
    ['null where an object belongs', 'null', 422],
    ['a body over the limit', `{"company": "${'x'.repeat(1_100_000)}"}`, 413],
  ])('tells what is wrong with %s', async (_, payload, status) => {
    const answer = await put('/organisation', payload, { 'content-type': 'application/json' });
    expect(answer.json()).toMatchObject({ type: 'about:blank', status, detail: expect.any(String) });
    expect(answer.statusCode).toBe(status);
  });

  it('names a field inside by the whole way to it', async () => {
    const answer = await put('/hours', { zone: 'UTC', week: { 1: [['9', '10:00']] } });
    expect(answer.json().errors[0].pointer).toBe('/week/1/0/0');
  });

  it('is told for a text that no database keeps, and nothing breaks', async () => {
    const answer = await put('/organisation', { company: `${MARK}\u0000`, zone: 'America/Chicago' });
    expect(answer.json()).toMatchObject({ status: 422 });
    const lone = await put('/organisation', { company: 'Half \ud83d', zone: 'America/Chicago' });
    expect(lone.statusCode).toBeLessThan(500);
  });

  it.each([
    '/nothing',
    '/api/nothing',
    '/api/o',
    '/api/o/%00/now',
    '/api/o/%E0%A4%A/now',
    `/api/o/${'x'.repeat(300)}/now`,
    `/api/o/${'x'.repeat(100)}/now`,
    "/api/o/'or%201=1--/now",
    '/f/%00',
    '/f/__proto__',
    '/api/invitations/%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00',
  ])('at %s is the caller’s, not ours', async (url) => {
    const answer = await world.http.inject({ url, headers: { cookie: place.founder.cookie } });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
  });

  it.each(['/messages/------------------------------------/html', '/attachments/x', '/attachments/%00'])(
    'for %s is 404, since no such thing exists',
    async (path) => {
      const url = `/api/o/${place.slug}${path}`;
      const answer = await world.http.inject({ url, headers: { cookie: place.founder.cookie } });
      expect(answer.statusCode).toBe(404);
    },
  );

  it('never shows what is inside', async () => {
    const url = `/api/o/${place.slug}/filtered?before=300000-01-01T00:00:00Z`;
    const answer = await world.http.inject({ url, headers: { cookie: place.founder.cookie } });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).not.toMatch(/select|node_modules|at \w+ \(/);
  });
});

describe('a change with a cookie', () => {
  const change = { company: 'Larkfield', zone: 'America/Chicago' };

  it.each(['https://evil.test', 'http://heed.test.evil.test', 'http://heed.test:81', 'null'])(
    'from a page at %s is refused',
    async (origin) => {
      const answer = await put('/organisation', change, { origin, host: 'heed.test' });
      expect(answer.json()).toMatchObject({ status: 403, title: 'Not allowed' });
    },
  );

  it('from our own page is taken', async () => {
    expect((await put('/organisation', change, { origin: 'http://heed.test' })).statusCode).toBe(200);
  });

  it('can’t be made by a plain form of another site, which sends no JSON', async () => {
    const answer = await world.http.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: {
        cookie: place.founder.cookie,
        origin: 'https://evil.test',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'x=1',
    });
    expect(answer.statusCode).toBe(403);
    const still = await world.http.inject({ url: '/api/session', headers: { cookie: place.founder.cookie } });
    expect(still.json().user).not.toBeNull();
  });
});

describe('every answer', () => {
  it.each(['/api/session', '/health', '/api/nothing', '/f/none', '/api/openapi.json'])(
    'of %s carries the security headers',
    async (url) => {
      const { headers } = await world.http.inject({ url });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'SAMEORIGIN',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toMatch(/default-src '(self|none)'/);
      expect(headers['content-security-policy']).not.toContain('unsafe-eval');
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );

  it('asks for TLS for good only where there is TLS', async () => {
    expect((await world.http.inject({ url: '/health' })).headers).not.toHaveProperty(
      'strict-transport-security',
    );
    await using tls = await World.create({ env: { HEED_PUBLIC_URL: 'https://heed.test' } });
    expect((await tls.http.inject({ url: '/health' })).headers).toHaveProperty('strict-transport-security');
  });

  it('with somebody’s data is stored by no cache', async () => {
    const url = `/api/o/${place.slug}/people`;
    const { headers } = await world.http.inject({ url, headers: { cookie: place.founder.cookie } });
    expect(headers['cache-control']).toBe('no-store');
  });

  it('gives a cookie no script may read', async () => {
    const answer = await world.http.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: place.founder.email, password: 'correct-horse-battery' },
      headers: { origin: 'http://heed.test' },
    });
    expect(answer.statusCode).toBe(200);
    for (const cookie of [answer.headers['set-cookie']].flat())
      expect(cookie).toMatch(/HttpOnly.*SameSite=(Lax|Strict)|SameSite=(Lax|Strict).*HttpOnly/i);
  });
});

describe('whoever runs the machine', () => {
  it('sees that it is alive and ready', async () => {
    expect((await world.http.inject({ url: '/health' })).json()).toEqual({ status: 'live' });
    expect((await world.http.inject({ url: '/ready' })).json()).toEqual({ status: 'ready' });
  });

  it('reads the counters with the token only', async () => {
    const refused = await world.http.inject({ url: '/metrics' });
    expect([refused.statusCode, refused.body]).toEqual([401, expect.stringContaining('HEED_METRICS_TOKEN')]);
    const headers = { authorization: 'Bearer a-token-for-metrics' };
    const answer = await world.http.inject({ url: '/metrics', headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect(answer.body).toMatch(/^# HELP \w+/m);
    // Paths are counted by route, so that no address of a person or organisation becomes a label.
    expect(answer.body).not.toContain(place.slug);
  });
});
