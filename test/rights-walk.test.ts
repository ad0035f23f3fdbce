import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { request as requestPage } from '../src/flow/desk/contract.ts';
import { type Role, roles } from '../src/platform/contract.ts';
import { newId } from '../src/platform/new-id.ts';
import { deliver, type Mailbox, mail, requestsOf } from './factories.ts';
import { type Organisation, type Person, World } from './world.ts';

/**
 * DOMAIN 2.6 as a table: for each act and role whether it is allowed on what is one's own, one's team's and another
 * team's. Y may, - may not (answered as if absent).
 */
const mine = 'Y--';
const team = 'YY-';
const all = 'YYY';
const no = '---';
type Reach = typeof mine | typeof team | typeof all | typeof no | '-YY';
type Row = Record<Role, Reach>;

const row = (
  salesperson: Reach,
  coordinator: Reach,
  expert: Reach,
  support: Reach,
  recovery_lead: Reach,
  manager: Reach,
  executive: Reach,
  employee: Reach = no,
  analyst: Reach = no,
  keeper: Reach = no,
  admin: Reach = no,
): Row => ({
  ...{ salesperson, coordinator, expert, support, recovery_lead, manager, executive },
  ...{ employee, analyst, keeper, admin },
});

//                 sales coord expert supp  recov manag exec  empl  anal
const reading = row(all, all, all, all, all, all, all, all, all);
const answering = row(all, all, all, all, all, all, all);
const marking = row(mine, all, mine, mine, mine, team, no);
/** To somebody of another team. */
const giving = row(no, all, mine, mine, mine, team, no);
/** A manager may bring to their team what another has. */
const bringing = row(no, all, mine, mine, mine, all, no);
const pulling = row(mine, all, mine, mine, mine, team, mine);
const everybodys = row(mine, mine, mine, mine, mine, mine, mine, mine, mine, mine, mine);
const tightening = row(all, all, all, all, no, all, all, no, no, all);

interface Door {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `:id` for the object. */
  readonly path: string;
  readonly body?: (object: Item) => object;
  readonly table: Row;
  /** What `:id` is; the request itself unless told. */
  readonly of?: 'message' | 'help' | 'target';
  /** An act that changes nothing the second time answers as if it had. */
  readonly also?: readonly number[];
}

const draft = { text: 'Yes, it does.', answers: [], parts: [], interim: null };
const byMe = { owner: (item: Item) => item.owner.userId };

const doors: readonly Door[] = [
  { name: 'read the conversation', method: 'GET', path: '/requests/:id', table: reading },
  {
    name: 'read a mail as it came',
    method: 'GET',
    path: '/messages/:id/html',
    of: 'message',
    table: reading,
  },
  {
    name: 'reply',
    method: 'POST',
    path: '/requests/:id/replies',
    table: answering,
    body: () => ({ ...draft, idempotencyKey: newId() }),
  },
  { name: 'write a draft', method: 'PUT', path: '/requests/:id/draft', table: answering, body: () => draft },
  {
    name: 'say what it is',
    method: 'PUT',
    path: '/requests/:id/kind',
    table: answering,
    body: () => ({ kind: 'order' }),
  },
  {
    name: 'claim',
    method: 'POST',
    path: '/requests/:id/claim',
    table: answering,
    body: (item) => ({ owner: byMe.owner(item) }),
  },
  { name: 'accept', method: 'POST', path: '/requests/:id/accept', table: answering, also: [409] },
  {
    name: 'give to another team',
    method: 'POST',
    path: '/requests/:id/hand-over',
    table: giving,
    body: (item) => ({ to: item.stranger, owner: byMe.owner(item), anyway: true }),
    also: [409],
  },
  {
    name: 'give to one’s own team',
    method: 'POST',
    path: '/requests/:id/hand-over',
    table: bringing,
    body: (item) => ({ to: item.mate, owner: byMe.owner(item), anyway: true }),
    also: [409],
  },
  {
    name: 'give to whoever fits',
    method: 'POST',
    path: '/requests/:id/hand-over',
    table: giving,
    body: (item) => ({ to: null, owner: byMe.owner(item) }),
  },
  {
    name: 'pull in',
    method: 'POST',
    path: '/requests/:id/help',
    table: pulling,
    body: (item) => ({ to: item.helper, question: `Which one? ${newId()}` }),
  },
  {
    name: 'no reply needed',
    method: 'POST',
    path: '/messages/:id/clear',
    of: 'message',
    table: marking,
    body: () => ({ reason: 'thanks only' }),
    also: [409],
  },
  {
    name: 'reply needed after all',
    method: 'POST',
    path: '/messages/:id/reopen',
    of: 'message',
    table: marking,
  },
  {
    name: 'not a request',
    method: 'POST',
    path: '/requests/:id/dismiss',
    table: marking,
    body: () => ({ reason: 'an advertisement' }),
  },
  { name: 'a request after all', method: 'POST', path: '/requests/:id/restore', table: marking },
  {
    name: 'a machine’s',
    method: 'POST',
    path: '/messages/:id/automated',
    of: 'message',
    table: marking,
    body: () => ({ reason: 'a newsletter' }),
    also: [409],
  },
  {
    name: 'close',
    method: 'POST',
    path: '/requests/:id/close',
    table: marking,
    body: () => ({ because: 'withdrawn', reason: 'they bought elsewhere' }),
    also: [409],
  },
  {
    name: 'call',
    method: 'POST',
    path: '/requests/:id/calls',
    table: answering,
    body: () => ({ number: '+14025550100', askedFor: 'call me now' }),
    also: [409],
  },
  {
    name: 'answer who asks',
    method: 'POST',
    path: '/help/:id/answer',
    of: 'help',
    table: everybodys,
    body: () => ({ answer: 'The large one.' }),
    also: [409],
  },
  {
    name: 'propose a tighter target',
    method: 'POST',
    path: '/targets',
    table: tightening,
    body: () => tighter(),
  },
  {
    name: 'note for colleagues',
    method: 'POST',
    path: '/requests/:id/notes',
    table: reading,
    body: () => ({ text: 'Ask them for the model.' }),
  },
  {
    name: 'split',
    method: 'POST',
    path: '/requests/:id/split',
    table: marking,
    body: (item) => ({ messageIds: [item.message] }),
    also: [409],
  },
  { name: 'take a merge back', method: 'POST', path: '/requests/:id/unmerge', table: marking, also: [409] },
  {
    name: 'be reminded',
    method: 'PUT',
    path: '/requests/:id/snooze',
    table: marking,
    body: () => ({ until: '2026-12-02T16:00:00Z' }),
    also: [409],
  },
  // The last one: from then on the contact of these items is filtered.
  {
    name: 'block the sender',
    method: 'POST',
    path: '/requests/:id/block-sender',
    table: marking,
    body: () => ({ what: 'address' }),
  },
];

let shorter = 1_700_000;
function tighter(): object {
  shorter -= 1_000;
  const scope = { validFrom: null, deskId: null, segment: null };
  return { ...scope, kind: 'C3', runs: true, targetMs: shorter, goalMs: null, reason: 'x' };
}

/** Something in the hands of the walker, of somebody of their team, or of another. */
interface Item {
  readonly request: string;
  readonly message: string;
  readonly help: string;
  readonly owner: Person;
  readonly mate: string;
  readonly stranger: string;
  readonly helper: string;
}

let world: World;
let place: Organisation;
let walker: Person;
let mate: Person;
let stranger: Person;
let helper: Person;
let mailbox: Mailbox;
let otherTeam: string;

beforeAll(async () => {
  world = await World.create({ now: '2026-12-01T16:00:00Z' });
  place = await world.organisation('Rights');
  mailbox = await world.mailbox(place, 'sales@rights.test');
  walker = await world.member(place, 'Wanda Walker', ['admin']);
  mate = await world.member(place, 'Tim Mate', ['salesperson']);
  helper = await world.member(place, 'Hal Helper', ['employee']);
  stranger = await world.member(place, 'Sam Stranger', ['salesperson']);
  otherTeam = newId();
  await world.owner(async (db) => {
    await db.insertInto('team').values({ org_id: place.orgId, id: otherTeam, name: 'Elsewhere' }).execute();
    await db
      .updateTable('membership')
      .set({ team_id: otherTeam })
      .where('user_id', '=', stranger.userId)
      .execute();
  });
});
afterAll(() => world[Symbol.asyncDispose]());

async function newItem(owner: Person): Promise<Item> {
  const html = { headers: ['Content-Type: text/html'], body: `<p>Can it lift 40 metres? ${newId()}</p>` };
  await deliver(world, place, mailbox, mail(html));
  const request = (await requestsOf(world, place)).at(-1);
  if (!request) throw new Error('no request');
  const help = newId();
  const item = { request: request.id, message: request.message_id, help, owner };
  const people = { mate: mate.userId, stranger: stranger.userId, helper: helper.userId };
  const made = { ...item, ...people };
  await world.owner((db) =>
    sql`insert into help_ask (org_id, id, request_id, asked_by, to_user_id, question, asked_at, state)
      select ${place.orgId}, ${help}, ${request.id}, ${helper.userId}, ${owner.userId}, 'Which?', received_at, 'asked'
      from request where id = ${request.id}`.execute(db),
  );
  await handTo(made);
  return made;
}

/** Back into the hands it is meant to be in, open, whatever was done with it. */
async function handTo({ request, help, owner }: Item): Promise<void> {
  await world.owner(async (db) => {
    await sql`update request set owner_id = ${owner.userId} where id = ${request}`.execute(db);
    await sql`update help_ask set state = 'asked' where id = ${help}`.execute(db);
  });
}

const setRoles = (role: Role) =>
  world.owner((db) =>
    db
      .updateTable('membership')
      .set({ roles: [role] })
      .where('user_id', '=', walker.userId)
      .execute(),
  );

/** All that an act could leave behind. */
async function traces(): Promise<string> {
  const tables = [
    'fact',
    'message',
    'draft',
    'note',
    'help_ask',
    'notification',
    'target_version',
    'routing_decision',
  ];
  const counts = tables.map(
    (table) => sql`(select count(*)::int from ${sql.table(table)} where org_id = ${place.orgId})`,
  );
  const owners = sql`(select string_agg(owner_id::text || state, ',' order by id) from request where org_id = ${place.orgId})`;
  const { rows } = await world.owner((db) =>
    sql<{ all: string }>`select concat_ws(' ', ${sql.join([...counts, owners])}) as all`.execute(db),
  );
  return rows[0]?.all ?? '';
}

async function knock(door: Door, item: Item): Promise<number> {
  const id = door.of === 'message' ? item.message : door.of === 'help' ? item.help : item.request;
  const response = await world.http.inject({
    method: door.method,
    url: `/api/o/${place.slug}${door.path.replace(':id', id)}`,
    headers: { cookie: walker.cookie },
    ...(door.body ? { payload: door.body(item) } : {}),
  });
  return response.statusCode;
}

describe('DOMAIN 2.6, by act and role, on own, team’s and another team’s', () => {
  test.each(doors.map((door) => [door.name, door] as const))('%s', { timeout: 120_000 }, async (_, door) => {
    const items = [await newItem(walker), await newItem(mate), await newItem(stranger)];
    const found: Partial<Row> = {};
    const left: string[] = [];
    for (const role of roles) {
      await setRoles(role);
      let reach = '';
      for (const item of items) {
        await handTo(item);
        const before = await traces();
        const status = await knock(door, item);
        const isAllowed = status === 200 || (door.also?.includes(status) ?? false);
        reach += isAllowed ? 'Y' : '-';
        if (!isAllowed && (status !== 404 || (await traces()) !== before)) left.push(`${role}: ${status}`);
      }
      found[role] = reach as Reach;
    }
    expect(found).toEqual(door.table);
    expect(left).toEqual([]);
  });
});

describe('a request’s page offers what its reader may do, and nothing else', () => {
  const offered = [
    ['reply', answering],
    ['dismiss', marking],
    ['hand_over', bringing],
    ['pull_in', pulling],
    ['claim', row('-YY', '-YY', '-YY', '-YY', '-YY', '-YY', '-YY')],
  ] as const;
  // Whose mail was blocked above writes again.
  beforeAll(() => world.owner((db) => sql`delete from blocked_sender`.execute(db)));
  test.each(roles.map((role) => [role]))('%s', async (role) => {
    const items = [await newItem(walker), await newItem(mate), await newItem(stranger)];
    await setRoles(role);
    const pages = await Promise.all(
      items.map(({ request: id }) => world.call(walker, requestPage, { params: { org: place.slug, id } })),
    );
    const seen = (act: string) =>
      pages
        .map(({ status, body }) => (status === 200 && (body.can as string[]).includes(act) ? 'Y' : '-'))
        .join('');
    expect(offered.map(([act]) => [act, seen(act)])).toEqual(
      offered.map(([act, table]) => [act, table[role]]),
    );
    const mayMark = marking[role];
    const clears = pages.map(({ status, body }) =>
      status === 200 && body.messages.some(({ can }) => can.includes('clear')) ? 'Y' : '-',
    );
    // A question stated in the message has to be answered first; what is offered never goes beyond the right.
    expect(clears.filter((offer, index) => offer === 'Y' && mayMark[index] !== 'Y')).toEqual([]);
  });
});

describe('targets', () => {
  const propose = async (kind: 'tighter' | 'looser', deskId: string | null) => {
    const body = { ...tighter(), deskId, ...(kind === 'looser' ? { targetMs: 9_000_000, reason: 'x' } : {}) };
    const url = `/api/o/${place.slug}/targets`;
    await setRoles('executive');
    const payload = { ...body, goalMs: null };
    const made = await world.http.inject({
      method: 'POST',
      url,
      headers: { cookie: walker.cookie },
      payload,
    });
    expect(made.statusCode).toBe(200);
    return made.json<{ id: string }>().id;
  };
  const approve = async (role: Role, id: string) => {
    await setRoles(role);
    const url = `/api/o/${place.slug}/targets/${id}/approve`;
    const headers = { cookie: walker.cookie };
    return (await world.http.inject({ method: 'POST', url, headers, payload: {} })).statusCode;
  };

  test('a manager approves what tightens for their own team, an executive also what loosens', async () => {
    const { deskId } = place;
    const elsewhere = newId();
    await world.owner((db) =>
      db
        .insertInto('desk')
        .values({ org_id: place.orgId, id: elsewhere, name: 'Elsewhere', team_id: otherTeam })
        .execute(),
    );
    for (const role of roles.filter((one) => one !== 'manager' && one !== 'executive'))
      expect([role, await approve(role, await propose('tighter', deskId))]).toEqual([role, 404]);
    expect(await approve('manager', await propose('tighter', deskId))).toBe(200);
    // What they may see but not decide is refused in words.
    expect(await approve('manager', await propose('tighter', elsewhere))).toBe(403);
    expect(await approve('manager', await propose('tighter', null))).toBe(403);
    expect(await approve('manager', await propose('looser', deskId))).toBe(403);
    expect(await approve('executive', await propose('tighter', elsewhere))).toBe(200);
    expect(await approve('executive', await propose('looser', deskId))).toBe(200);
  });

  test('what loosens is proposed by managers and executives alone', async () => {
    const answers: [Role, number][] = [];
    for (const role of roles) {
      await setRoles(role);
      const payload = { ...tighter(), targetMs: 90_000_000, reason: `x ${role}` };
      const url = `/api/o/${place.slug}/targets`;
      const { statusCode } = await world.http.inject({
        method: 'POST',
        url,
        headers: { cookie: walker.cookie },
        payload,
      });
      answers.push([role, statusCode]);
    }
    const may = answers.filter(([, status]) => status === 200).map(([role]) => role);
    expect(may).toEqual(['executive', 'manager']);
    expect(
      answers.filter(([role]) => !may.includes(role)).every(([, status]) => [403, 404].includes(status)),
    ).toBe(true);
  });
});
