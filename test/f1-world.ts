import { randomUUID } from 'node:crypto';
import { fromIso, toIso } from '../src/core/time/instant.ts';
import { claim, dismiss, reply, request } from '../src/flow/desk/contract.ts';
import { close, merge } from '../src/flow/desk/inbox/contract.ts';
import type { Endpoint } from '../src/platform/contract.ts';
import { type F1Row, f1Rows } from './f1-rows.ts';
import { post, requestsOf } from './factories.ts';
import { teach } from './knowledge.ts';
import { type FakeSmtp, startFakeSmtp } from './mail/fake-smtp.ts';
import { type Organisation, type Person, World } from './world.ts';

export type F1Person = 'mara' | 'danni' | 'theo' | 'priya' | 'iris' | 'ruth' | 'charles' | 'gus';

export interface F1Options {
  /** Changes the fixture before it is entered, to show that the figures follow the facts. */
  readonly change?: (rows: F1Row[]) => F1Row[];
  readonly env?: Record<string, string>;
  /** When the clock begins; left out, on the Monday of the week. */
  readonly start?: string;
  /** What happened before the week. */
  readonly before?: (f1: F1World) => Promise<void>;
  /** What happened in the week besides, in its place. */
  readonly also?: (f1: F1World) => readonly F1Event[];
}

/** Something that happens at an instant of the week. */
export interface F1Event {
  readonly at: string;
  readonly happen: () => Promise<void>;
}

/** Leads of the chief executive: two of the three in time (DOMAIN S0-20). */
const ofCharles: readonly string[] = ['L01', 'L08', 'L14'];
const ofDanni: readonly string[] = ['L04', 'L07', 'L10', 'L13', 'L16'];
/** Who took what nobody answered. */
const heldBy: Readonly<Record<string, F1Person>> = { L17: 'danni', L18: 'theo', L19: 'danni', L20: 'theo' };

/**
 * The week of fixture F1 (ISO week 2026-W49, Omaha) entered as it would have happened: leads by the form at their
 * receipt, personal answers from the composer at their times. V = 1 answers both questions, 0.5 one of them, none is an interim
 * answer. L20 is closed over its questions by a manager, L21 dismissed as junk, L22 merged into L13, whose contact it
 * was. The clock then stands at Fri 2026-12-04 23:30Z, half an hour after close.
 */
export class F1World implements AsyncDisposable {
  /** Requests by their lead: `L01`. */
  readonly ids = new Map<string, string>();
  readonly world: World;
  readonly place: Organisation;
  /** By first name in small letters; `mara` is the founder, with manager's and coordinator's rights. */
  readonly people: Readonly<Record<F1Person, Person>>;
  readonly #smtp: FakeSmtp;
  readonly #form = randomUUID();

  private constructor(world: World, place: Organisation, people: Record<F1Person, Person>, smtp: FakeSmtp) {
    this.world = world;
    this.place = place;
    this.people = people;
    this.#smtp = smtp;
  }

  static async create(options: F1Options = {}): Promise<F1World> {
    const { change = (rows) => rows, env = {}, start = '2026-11-30T14:00:00Z' } = options;
    const world = await World.create({ now: start, env });
    const smtp = await startFakeSmtp({});
    const place = await world.organisation('Larkfield Controls');
    const server = { host: '127.0.0.1', port: smtp.port, secure: 'none' as const, user: '' };
    const stored = { ...server, sealedPassword: null, allowSelfSigned: false };
    await world.mailbox(place, 'sales@larkfield.test', stored);
    const f1 = new F1World(world, place, await peopleOf(world, place), smtp);
    await world.form(place, f1.#form);
    await options.before?.(f1);
    const events = change(f1Rows()).flatMap((row) => f1.#eventsOf(row));
    events.push(...(options.also?.(f1) ?? []));
    for (const { at, happen } of events.toSorted((a, b) => fromIso(a.at) - fromIso(b.at))) {
      await world.at(toIso(fromIso(at)));
      await happen();
    }
    await world.at('2026-12-04T23:30:00Z');
    return f1;
  }

  /** The request of a lead such as `L13`. */
  id(lead: string): string {
    const id = this.ids.get(lead);
    if (id === undefined) throw new Error(`no request of ${lead}`);
    return id;
  }

  /** Calls an endpoint of this organisation as a person; anything but 200 throws. */
  async call<E extends Endpoint>(
    person: Person,
    endpoint: E,
    given: { id?: string; query?: Record<string, string>; body?: unknown } = {},
  ) {
    const { id = '', ...rest } = given;
    const params = { org: this.place.slug, id };
    const { status, body } = await this.world.call(person, endpoint, { params, ...rest });
    if (status !== 200) throw new Error(`${endpoint.path}: ${JSON.stringify(body)}`);
    return body;
  }

  #eventsOf(row: F1Row): F1Event[] {
    const { lead, firstPersonalAt, status, closedAt, receivedAt } = row;
    const { mara } = this.people;
    const act = (at: string, happen: () => Promise<unknown>): F1Event => ({
      at,
      happen: async () => void (await happen()),
    });
    const holder = heldBy[lead];
    const events = [
      act(receivedAt, async () => {
        await this.#ask(lead);
        if (holder) await this.#claim(lead, this.people[holder]);
      }),
    ];
    if (firstPersonalAt) events.push(act(firstPersonalAt, () => this.#answer(lead, row.value)));
    const over = (endpoint: Endpoint, body: object) => () =>
      this.call(mara, endpoint, { id: this.id(lead), body });
    if (closedAt && status === 'closed_lost')
      events.push(act(closedAt, over(close, { because: 'override', reason: 'lost' })));
    if (closedAt && status === 'junk_confirmed')
      events.push(act(closedAt, over(dismiss, { reason: 'junk' })));
    const [, into] = /^merged_into_(\w+)$/.exec(status) ?? [];
    if (into) {
      const soon = toIso(fromIso(receivedAt) + 60_000);
      const merged = () => over(merge, { into: this.id(into), samePerson: true })();
      events.push(act(soon, merged));
    }
    return events;
  }

  async #ask(lead: string): Promise<void> {
    const posted = await post(this.world, this.#form, {
      name: `Buyer ${lead}`,
      email: `${lead.toLowerCase()}@buyer.test`,
      message: `About a valve, ${lead}.`,
      question: questionsOf(lead),
      utm_source: 'expo',
    });
    if (posted.statusCode >= 300) throw new Error(posted.body);
    const newest = (await requestsOf(this.world, this.place)).at(-1);
    this.ids.set(lead, newest?.id ?? '');
  }

  async #claim(lead: string, person: Person): Promise<void> {
    const { owner } = await this.call(person, request, { id: this.id(lead) });
    if (owner?.id !== person.userId)
      await this.call(person, claim, { id: this.id(lead), body: { owner: owner?.id ?? null } });
  }

  async #answer(lead: string, value: number | null): Promise<void> {
    const person = this.#answererOf(lead);
    const id = this.id(lead);
    const { questions } = await this.call(person, request, { id });
    const by = toIso((await this.world.now()) + 3_600_000);
    const body = {
      idempotencyKey: randomUUID(),
      text: `Dear buyer, about ${lead}.`,
      answers: questions
        .filter((_, place) => value === 1 || (value !== null && place === 0))
        .map((one) => one.id),
      parts: [],
      interim: value === null ? { who: person.name, by } : null,
    };
    await this.call(person, reply, { id, body });
    await this.world.parts.jobs.drain();
  }

  #answererOf(lead: string): Person {
    const { charles, danni, theo } = this.people;
    if (ofCharles.includes(lead)) return charles;
    return ofDanni.includes(lead) ? danni : theo;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.world[Symbol.asyncDispose]();
    await this.#smtp[Symbol.asyncDispose]();
  }
}

function questionsOf(lead: string): string[] {
  return [`Does valve ${lead} stand 85 degrees?`, `Which gasket fits valve ${lead}?`];
}

/** Who is there in the week; routing gives what comes to the two who know valves. */
async function peopleOf(world: World, place: Organisation): Promise<Record<F1Person, Person>> {
  const people = {
    mara: place.founder,
    danni: await world.member(place, 'Danni Reyes', ['salesperson']),
    theo: await world.member(place, 'Theo Park', ['salesperson']),
    priya: await world.member(place, 'Priya Nair', ['expert']),
    iris: await world.member(place, 'Iris Wolf', ['manager']),
    ruth: await world.member(place, 'Ruth Calder', ['executive']),
    charles: await world.member(place, 'Charles Bock', ['executive']),
    gus: await world.member(place, 'Gus Lindqvist', ['keeper']),
  };
  const seller = (person: Person) => [person, 4] as const;
  await teach(world, place, {
    valves: { words: ['valve'], levels: [people.danni, people.theo].map(seller) },
  });
  return people;
}
