import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Endpoint, type Role, readerRoles, roles } from '../src/platform/contract.ts';
import { newId } from '../src/platform/new-id.ts';
import { allBindings } from '../src/routes.ts';
import { bodyOf, type Door, nameOf, objectOf, urlOf } from './endpoint-inputs.ts';
import { deliver, type Filled, fill, MARK, mail, requestsOf } from './factories.ts';
import { type Organisation, type Person, World } from './world.ts';

/** Routes that no contract describes, under the same gate: for whoever reads what passes with contacts. */
const forReaders: readonly Door[] = [
  { method: 'GET', path: '/api/o/:org/live' },
  { method: 'GET', path: '/api/o/:org/messages/:id/html' },
  { method: 'GET', path: '/api/o/:org/attachments/:id' },
  { method: 'GET', path: '/api/o/:org/library/files/:id' },
];
/** The same for every member; what they hold of figures depends on who asks. */
const forEverybody: readonly Door[] = [
  { method: 'GET', path: '/api/o/:org/boards/export' },
  { method: 'GET', path: '/api/o/:org/boards/weekly/:id/pdf' },
  { method: 'GET', path: '/api/o/:org/boards/weekly/:id/csv' },
  { method: 'GET', path: '/api/o/:org/promise/page' },
];
const others: readonly Door[] = [...forReaders, ...forEverybody];

let world: World;
let ours: Organisation;
let theirs: Organisation;
let theirObjects: Filled;
let memberEndpoints: Endpoint[];

beforeAll(async () => {
  world = await World.create({ now: '2026-03-02T15:00:00Z' });
  ours = await world.organisation('Ours');
  theirs = await world.organisation(`${MARK} Ltd`);
  theirObjects = await fill(world, theirs);
  // Both are demos, so that the demo's endpoints do not answer as absent.
  await world.owner((db) => sql`update organisation set is_demo = true`.execute(db));
  memberEndpoints = allBindings(world.parts)
    .map(({ endpoint }) => endpoint)
    .filter(({ access }) => typeof access !== 'string');
});
afterAll(() => world[Symbol.asyncDispose]());

async function knock(
  endpoint: Door,
  { person, slug, id, body }: { person: Person | null; slug: string; id: string | null; body?: object },
) {
  const response = await world.http.inject({
    method: endpoint.method,
    url: urlOf(endpoint, slug, id),
    headers: person ? { cookie: person.cookie } : {},
    ...(body ? { payload: body } : {}),
  });
  return {
    status: response.statusCode,
    text: response.body,
    type: String(response.headers['content-type']).split(';')[0],
  };
}

/** Everything an organisation holds, to see that a refused call changed nothing. */
async function factsOf(organisation: Organisation): Promise<number> {
  const { rows } = await world.owner((db) =>
    sql<{ n: number }>`select count(*)::int as n from fact where org_id = ${organisation.orgId}`.execute(db),
  );
  return rows[0]?.n ?? 0;
}

describe('every endpoint of an organisation', () => {
  it('names the organisation in its path', () => {
    for (const { path } of memberEndpoints) expect(path).toMatch(/^\/api\/o\/:org\//);
    expect(memberEndpoints.length).toBeGreaterThan(30);
  });

  it('answers 401 to who is not signed in', async () => {
    for (const endpoint of [...memberEndpoints, ...others]) {
      const body = bodyOf(endpoint);
      const id = objectOf(endpoint, theirObjects);
      const answer = await knock(endpoint, {
        person: null,
        slug: theirs.slug,
        id,
        ...(body ? { body } : {}),
      });
      expect([nameOf(endpoint), answer.status, answer.type]).toEqual([
        nameOf(endpoint),
        401,
        'application/problem+json',
      ]);
    }
  });

  it('answers 404 to a member of another organisation, and tells nothing', async () => {
    const before = await factsOf(theirs);
    for (const endpoint of [...memberEndpoints, ...others]) {
      const body = bodyOf(endpoint);
      const id = objectOf(endpoint, theirObjects);
      const call = { person: ours.founder, id, ...(body ? { body } : {}) };
      const answer = await knock(endpoint, { ...call, slug: theirs.slug });
      expect([nameOf(endpoint), answer.status]).toEqual([nameOf(endpoint), 404]);
      expect(answer.text).not.toContain(MARK);
      // Whether the organisation exists can't be told from the answer.
      const absent = await knock(endpoint, { ...call, slug: 'no-such-organisation' });
      expect([nameOf(endpoint), absent.status, absent.text]).toEqual([nameOf(endpoint), 404, answer.text]);
    }
    expect(await factsOf(theirs)).toBe(before);
  });

  it('answers 404 for an object of another organisation under one’s own', async () => {
    const before = await factsOf(theirs);
    const withObjects = [...memberEndpoints, ...others].filter(({ path }) => path.includes(':id'));
    for (const endpoint of withObjects) {
      const body = bodyOf(endpoint);
      const id = objectOf(endpoint, theirObjects);
      const answer = await knock(endpoint, {
        person: ours.founder,
        slug: ours.slug,
        id,
        ...(body ? { body } : {}),
      });
      expect([nameOf(endpoint), answer.status]).toEqual([nameOf(endpoint), 404]);
      expect(answer.text).not.toContain(MARK);
    }
    expect(withObjects.length).toBeGreaterThan(15);
    expect(await factsOf(theirs)).toBe(before);
  });

  it('lists nothing of another organisation', async () => {
    const strange = [MARK, MARK.toLowerCase(), theirs.slug, theirs.orgId, ...Object.values(theirObjects)];
    const lists = memberEndpoints.filter(({ method, path }) => method === 'GET' && !path.includes(':id'));
    for (const endpoint of lists) {
      const answer = await knock(endpoint, { person: ours.founder, slug: ours.slug, id: null });
      expect([nameOf(endpoint), answer.status]).toEqual([nameOf(endpoint), 200]);
      for (const word of strange) expect(answer.text, nameOf(endpoint)).not.toContain(word);
    }
    const seen = await Promise.all(
      lists.map((endpoint) => knock(endpoint, { person: theirs.founder, slug: theirs.slug, id: null })),
    );
    // The other side sees its own words, or the test above would prove nothing.
    expect(seen.filter(({ text }) => text.includes(MARK)).length).toBeGreaterThan(3);
  });

  it('shows its own words to its own people on the routes without a contract', async () => {
    for (const { path, method } of forReaders.slice(1)) {
      const id = objectOf({ path }, theirObjects);
      const answer = await knock({ path, method }, { person: theirs.founder, slug: theirs.slug, id });
      expect([path, answer.status, answer.text.includes(MARK)]).toEqual([path, 200, true]);
    }
  });
});

describe('ids of another organisation inside a body', () => {
  let ownRequest: string;
  beforeAll(async () => {
    const box = await world.mailbox(ours, 'sales@ours.test');
    await deliver(world, ours, box, mail());
    ownRequest = (await requestsOf(world, ours))[0]?.id ?? '';
  });

  it('hand no request to a stranger', async () => {
    const path = `/api/o/:org/requests/:id/release`;
    const own = { person: ours.founder, slug: ours.slug, id: ownRequest };
    const claimed = await knock(
      { method: 'POST', path: '/api/o/:org/requests/:id/claim' },
      { ...own, body: { owner: null } },
    );
    const body = { to: theirObjects.member };
    const answer = await knock({ method: 'POST', path }, { ...own, body });
    expect([claimed.status < 500, answer.status]).toEqual([true, expect.toBeOneOf([404, 409, 422])]);
  });

  it('answer no question of theirs', async () => {
    const path = '/api/o/:org/requests/:id/replies';
    const draft = { text: 'Yes.', answers: [theirObjects.question], parts: [], interim: null };
    const body = { ...draft, idempotencyKey: newId() };
    await knock({ method: 'POST', path }, { person: ours.founder, slug: ours.slug, id: ownRequest, body });
    const { rows } = await world.owner((db) =>
      sql`select state from question where id = ${theirObjects.question}`.execute(db),
    );
    expect(rows).toEqual([{ state: 'open' }]);
  });

  it('read no notification of theirs, nor of a colleague', async () => {
    const body = { ids: [theirObjects.notification] };
    const read = { method: 'POST', path: '/api/o/:org/notifications/read' } as const;
    for (const { person, slug } of [
      { person: ours.founder, slug: ours.slug },
      { person: theirs.founder, slug: theirs.slug },
    ])
      expect((await knock(read, { person, slug, id: null, body })).status).toBe(200);
    const { rows } = await world.owner((db) =>
      sql`select read_at from notification where id = ${theirObjects.notification}`.execute(db),
    );
    expect(rows).toEqual([{ read_at: null }]);
  });

  it('probe no mailbox of theirs with its stored password', async () => {
    const server = { host: '127.0.0.1', port: 1, secure: 'none', user: 'x' };
    const body = {
      id: theirObjects.mailbox,
      name: 'x',
      address: 'x@larkfield.test',
      imap: server,
      smtp: null,
      cutOverAt: null,
    };
    const path = '/api/o/:org/mailboxes/probe';
    const answer = await knock(
      { method: 'POST', path },
      { person: ours.founder, slug: ours.slug, id: null, body },
    );
    expect(answer.status).toBe(404);
  });
});

describe('every role', () => {
  let place: Organisation;
  let person: Person;
  /** Another request of the walker's, into which one may go. */
  let spare: string;

  beforeAll(async () => {
    place = await world.organisation('Roles');
    await deliver(world, place, await world.mailbox(place, 'sales@roles.test'), mail());
    spare = (await requestsOf(world, place))[0]?.id ?? '';
    person = await world.member(place, 'Role Walker', ['admin']);
    await world.owner((db) =>
      sql`update organisation set is_demo = true where id = ${place.orgId}`.execute(db),
    );
  });

  it.each(roles.map((role) => [role]))(
    '%s enters where its endpoint lists it and nowhere else',
    { timeout: 60_000 },
    async (role) => {
      const filled = await fill(world, place);
      await setRoles(person, role);
      const wrong: string[] = [];
      for (const endpoint of inOrder(memberEndpoints)) {
        const allowed = (endpoint.access as readonly Role[]).includes(role);
        // How far a right reaches is walked in rights-walk.test.ts: here everything is the walker's own.
        await makeOwn(endpoint, filled);
        const before = allowed ? 0 : await factsOf(place);
        const body = endpoint.path.endsWith('/requests/:id/merge')
          ? { into: spare }
          : bodyOf(endpoint, filled);
        const id = objectOf(endpoint, filled);
        const answer = await knock(endpoint, { person, slug: place.slug, id, ...(body ? { body } : {}) });
        const entered = allowed
          ? isEntered(answer.status)
          : answer.status !== 404 || (await factsOf(place)) !== before;
        if (entered !== allowed) wrong.push(`${nameOf(endpoint)} answers ${role} with ${answer.text}`);
      }
      for (const door of others.slice(1)) {
        const { status } = await knock(door, { person, slug: place.slug, id: objectOf(door, filled) });
        const mayEnter = forEverybody.includes(door) || (readerRoles as readonly Role[]).includes(role);
        if ((status === 200) !== mayEnter) wrong.push(`${door.path} answers ${role} with ${status}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('a member who left, and one without a role, enter nowhere', { timeout: 60_000 }, async () => {
    const filled = await fill(world, place);
    for (const change of [sql`active = false, roles = '{admin,manager}'`, sql`active = true, roles = '{}'`]) {
      await world.owner((db) =>
        sql`update membership set ${change} where user_id = ${person.userId}`.execute(db),
      );
      for (const endpoint of memberEndpoints) {
        const body = bodyOf(endpoint);
        const id = objectOf(endpoint, filled);
        const answer = await knock(endpoint, { person, slug: place.slug, id, ...(body ? { body } : {}) });
        expect([nameOf(endpoint), answer.status]).toEqual([nameOf(endpoint), 404]);
      }
    }
  });

  /** What an endpoint is about lies in the walker's hands; help is asked by them, or of them where they are to give it. */
  async function makeOwn({ path }: Endpoint, filled: Filled) {
    const asks = /\/help\/:id\/(?:given|withdraw|again)$/.test(path);
    const [asker, helper] = asks ? [person.userId, filled.member] : [filled.member, person.userId];
    await world.owner(async (db) => {
      await sql`update request set owner_id = ${person.userId} where id in (${filled.request}, ${spare})`.execute(
        db,
      );
      await sql`update push_subscription set user_id = ${person.userId} where id = ${filled.pushSubscription}`.execute(
        db,
      );
      await sql`update help_ask set asked_by = ${asker}, to_user_id = ${helper} where id = ${filled.help}`.execute(
        db,
      );
      // Nobody has two calls open at once.
      await sql`update call set ended_at = started_at
        where user_id = ${person.userId} and ended_at is null and id <> ${filled.call}`.execute(db);
      await sql`update call set user_id = ${person.userId} where id = ${filled.call}`.execute(db);
      await sql`update follow_up set owner_id = ${person.userId} where id = ${filled.followUp}`.execute(db);
      await sql`update message set author_id = ${person.userId} where id = ${filled.outgoing}`.execute(db);
      await sql`update note set author_id = ${person.userId} where id = ${filled.note}`.execute(db);
      await sql`update huddle_action set owner_id = ${person.userId} where id = ${filled.action}`.execute(db);
      await sql`update teaching_example set made_by = ${person.userId} where id = ${filled.example}`.execute(
        db,
      );
      await sql`update library_asset set owner_id = ${person.userId} where id = ${filled.asset}`.execute(db);
    });
  }

  function setRoles({ userId }: Person, role: Role) {
    return world.owner((db) =>
      sql`update membership set roles = ${[role]}, active = true where user_id = ${userId}`.execute(db),
    );
  }
});

/** Removal comes last, so that what it removes is there for the others. */
function inOrder(endpoints: readonly Endpoint[]): Endpoint[] {
  return endpoints.toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
}

/** Inside, though the state of things or the person's own rights may still refuse. */
function isEntered(status: number): boolean {
  return status < 400 || status === 403 || status === 409;
}
