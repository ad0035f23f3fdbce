import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { type App, createApp, type Parts } from '../src/app.ts';
import type { AskNames } from '../src/channels/email/trust/name-server.ts';
import type { CalendarSpec } from '../src/core/time/calendar-spec.ts';
import { fromIso, type Instant, toIso } from '../src/core/time/instant.ts';
import { addMember } from '../src/people/add-member.ts';
import { createOrganisation } from '../src/people/create-organisation.ts';
import { type Config, readConfig } from '../src/platform/config.ts';
import type { Endpoint, Role } from '../src/platform/contract.ts';
import { at } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { newId } from '../src/platform/new-id.ts';
import type { StoredServer, Week } from '../src/platform/schema.ts';
import { cloneDatabase } from './database.ts';
import { calendars } from './fixtures/calendars.ts';

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
}

export interface Organisation {
  readonly orgId: string;
  readonly slug: string;
  readonly deskId: string;
  readonly teamId: string;
  readonly founder: Person;
}

export interface WorldOptions {
  /** The test clock's first instant; without it the world runs on real time. */
  readonly now?: string;
  readonly env?: Record<string, string>;
  readonly postsAMinute?: number;
  /** Answers in place of the DNS; without it nobody's sender is checked. */
  readonly askNames?: AskNames;
}

const PASSWORD = 'correct-horse-battery';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const quickHashing = {
  hash: async (password: string) => digest(password),
  verify: async ({ hash, password }: { hash: string; password: string }) => hash === digest(password),
};

/** The whole application in process, on a database of its own, with a settable clock. */
export class World implements AsyncDisposable {
  readonly app: App;
  readonly config: Config;
  readonly connection: Awaited<ReturnType<typeof cloneDatabase>>['connection'];
  readonly #database: AsyncDisposable;

  private constructor(app: App, config: Config, database: Awaited<ReturnType<typeof cloneDatabase>>) {
    this.app = app;
    this.config = config;
    this.connection = database.connection;
    this.#database = database;
  }

  static async create(options: WorldOptions = {}): Promise<World> {
    const database = await cloneDatabase();
    const config = readConfig({
      HEED_SECRET: randomBytes(32).toString('hex'),
      HEED_PORT: '0',
      HEED_MAIL_PORT: '0',
      HEED_PUBLIC_URL: 'http://heed.test',
      HEED_DATA_DIR: '/tmp/heed-unused',
      HEED_DEMO: 'off',
      HEED_LOG_LEVEL: 'error',
      HEED_TEST_CLOCK: options.now ? '1' : '0',
      ...options.env,
    });
    const log = createLog(config.logLevel);
    const app = await createApp({
      config,
      connection: database.connection,
      log,
      checkAnswers: true,
      postsAMinute: options.postsAMinute ?? 10_000,
      hashing: quickHashing,
      ...(options.askNames ? { askNames: options.askNames } : {}),
    });
    const world = new World(app, config, database);
    if (options.now) await app.parts.testClock.set(fromIso(options.now));
    return world;
  }

  get parts(): Parts {
    return this.app.parts;
  }

  get http(): FastifyInstance {
    return this.app.http;
  }

  now(): Promise<Instant> {
    return this.parts.database.inNoOrganisation((db) => this.parts.time.now(db));
  }

  /** Everything due up to that instant happens, in order, before this resolves. */
  async at(time: string): Promise<void> {
    await this.parts.testClock.set(fromIso(time));
  }

  async advance(text: string): Promise<void> {
    const [amount, unit] = text.split(' ');
    const length = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 }[
      (unit ?? '').replace(/s$/, '')
    ];
    if (!length) throw new Error(`no length of time: ${text}`);
    await this.parts.testClock.advance(Number(amount) * length);
  }

  /** An organisation whose founder is signed in; by default on the OMA calendar of the domain's scenarios. */
  async organisation(
    company = 'Test Larkfield',
    spec: CalendarSpec = calendars.OMA,
    validFrom = '2026-01-01T00:00:00Z',
  ): Promise<Organisation> {
    const email = `founder-${randomBytes(4).toString('hex')}@larkfield.test`;
    const userId = await this.parts.auth.createAccount({ name: 'Mara Quinn', email, password: PASSWORD });
    const { orgId, slug } = await createOrganisation(this.parts.database, {
      company,
      slug: `test-${randomBytes(4).toString('hex')}`,
      zone: spec.zone,
      spec,
      founder: { userId, name: 'Mara Quinn', email },
      now: fromIso(validFrom),
    });
    const desk = await this.owner((db) =>
      db.selectFrom('desk').select(['id', 'team_id']).where('org_id', '=', orgId).executeTakeFirstOrThrow(),
    );
    const founder = { userId, name: 'Mara Quinn', email, cookie: await this.cookie(email) };
    return { orgId, slug, deskId: desk.id, teamId: desk.team_id, founder };
  }

  /** A further member, signed in. */
  async member(
    organisation: Organisation,
    name: string,
    roles: readonly Role[],
    week: Week | null = null,
  ): Promise<Person> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}.${randomBytes(3).toString('hex')}@larkfield.test`;
    const userId = await this.parts.auth.createAccount({ name, email, password: PASSWORD });
    const now = await this.now();
    await this.owner((db) =>
      addMember(db, {
        orgId: organisation.orgId,
        teamId: organisation.teamId,
        userId,
        name,
        email,
        roles: [...roles],
        week,
        now,
      }),
    );
    return { userId, name, email, cookie: await this.cookie(email) };
  }

  async cookie(email: string): Promise<string> {
    const cookies = await this.parts.auth.signInHeaders(email, PASSWORD);
    return cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
  }

  /** A mailbox that is fed by `deliver`. */
  async mailbox(
    organisation: Organisation,
    address: string,
    smtp: StoredServer | null = null,
  ): Promise<{ id: string; deskId: string; address: string }> {
    const id = newId();
    await this.owner(async (db) => {
      await db
        .insertInto('mailbox')
        .values({
          org_id: organisation.orgId,
          id,
          desk_id: organisation.deskId,
          name: address,
          address,
          forward_to: null,
          imap: null,
          smtp: smtp ? JSON.stringify(smtp) : null,
          cut_over_at: at(0),
          uid_validity: null,
          state_reason: null,
          state_since: null,
          last_mail_at: null,
          removed_at: null,
        })
        .execute();
      await db
        .insertInto('public_key')
        .values({ org_id: organisation.orgId, kind: 'mail_address', key: address, subject_id: id })
        .execute();
    });
    return { id, deskId: organisation.deskId, address };
  }

  async form(organisation: Organisation, key: string): Promise<string> {
    const id = newId();
    await this.owner(async (db) => {
      await db
        .insertInto('web_form')
        .values({
          org_id: organisation.orgId,
          id,
          desk_id: organisation.deskId,
          name: 'Contact',
          key,
          allowed_sites: ['https://www.larkfield.test'],
          last_post_at: null,
        })
        .execute();
      await db
        .insertInto('public_key')
        .values({ org_id: organisation.orgId, kind: 'form', key, subject_id: id })
        .execute();
    });
    return id;
  }

  /** Calls an endpoint of the API as a person. */
  async call<E extends Endpoint>(
    person: Person | null,
    endpoint: E,
    input: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown } = {},
  ): Promise<{ status: number; body: z.output<E['response']> }> {
    const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(input.params?.[name] ?? name),
    );
    const response = await this.http.inject({
      method: endpoint.method,
      url: path,
      headers: person ? { cookie: person.cookie, origin: this.config.publicUrl } : {},
      ...(input.query ? { query: input.query } : {}),
      ...(input.body === undefined ? {} : { payload: input.body as object }),
    });
    return { status: response.statusCode, body: response.json() as z.output<E['response']> };
  }

  owner<T>(
    work: Parameters<Parts['database']['asOwner']>[0] extends never
      ? never
      : (db: Parameters<Parameters<Parts['database']['asOwner']>[0]>[0]) => Promise<T>,
  ): Promise<T> {
    return this.parts.database.asOwner(work);
  }

  async iso(): Promise<string> {
    return toIso(await this.now());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app[Symbol.asyncDispose]();
    await this.#database[Symbol.asyncDispose]();
  }
}
