import { randomUUID } from 'node:crypto';
import { notifications, now as nowList, reply, request } from '../src/flow/desk/contract.ts';
import { deliver, type Mailbox, mail, requestsOf } from './factories.ts';
import { type FakeSmtp, startFakeSmtp } from './mail/fake-smtp.ts';
import { type Organisation, type Person, World } from './world.ts';
import { worthOf } from './worth-of.ts';

/** What a person sends from the composer; the questions answered by their words. */
export interface Sent {
  readonly text?: string;
  readonly answers?: readonly string[];
  readonly interim?: { readonly who: string; readonly by: string } | null;
  readonly quote?: boolean;
}

/** A desk on the OMA calendar with a mailbox that sends, one person on it, and a contact who writes to it. */
export class DeskScene implements AsyncDisposable {
  readonly world: World;
  readonly place: Organisation;
  readonly theo: Person;
  readonly #smtp: FakeSmtp;
  readonly #mailbox: Mailbox;

  private constructor(world: World, place: Organisation, theo: Person, smtp: FakeSmtp, mailbox: Mailbox) {
    this.world = world;
    this.place = place;
    this.theo = theo;
    this.#smtp = smtp;
    this.#mailbox = mailbox;
  }

  static async create(now: string): Promise<DeskScene> {
    const world = await World.create({ now });
    const smtp = await startFakeSmtp({});
    const place = await world.organisation();
    const theo = await world.member(place, 'Theo Park', ['salesperson']);
    const server = { host: '127.0.0.1', port: smtp.port, secure: 'none' as const, user: '' };
    const mailbox = await world.mailbox(place, 'sales@larkfield.test', {
      ...server,
      sealedPassword: null,
      allowSelfSigned: false,
    });
    return new DeskScene(world, place, theo, smtp, mailbox);
  }

  get mails(): readonly { readonly raw: string }[] {
    return this.#smtp.received;
  }

  /** Ada writes; `after` continues a request. Returns its id. */
  async ask(text: string, given: { subject?: string; after?: string } = {}): Promise<string> {
    const headers = given.after === undefined ? [] : [`In-Reply-To: ${await this.#mailOf(given.after)}`];
    const raw = mail({ text, headers, ...(given.subject === undefined ? {} : { subject: given.subject }) });
    await deliver(this.world, this.place, this.#mailbox, raw);
    return given.after ?? (await requestsOf(this.world, this.place)).at(-1)?.id ?? '';
  }

  async #mailOf(requestId: string): Promise<string> {
    const row = await this.world.owner((db) =>
      db
        .selectFrom('message')
        .select('mail_id')
        .where('request_id', '=', requestId)
        .where('direction', '=', 'in')
        .orderBy('at')
        .executeTakeFirstOrThrow(),
    );
    return row.mail_id ?? '';
  }

  params(id: string) {
    return { org: this.place.slug, id };
  }

  async page(id: string, person: Person = this.theo) {
    const { body, status } = await this.world.call(person, request, { params: this.params(id) });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }

  /** The clocks of a request as `C3 met 2026-12-04T15:20:00.000Z`, by kind. */
  async clocks(id: string): Promise<string[]> {
    const { clocks } = await this.page(id);
    return clocks.map(({ kind, state, dueAt }) => `${kind} ${state} ${dueAt}`).toSorted();
  }

  async clock(id: string, kind: string) {
    return (await this.page(id)).clocks.find((clock) => clock.kind === kind);
  }

  /** What a request is worth so far, as `R 87.2 = S 0.872 x V 1 estimate, decided`. */
  async worth(id: string, person: Person = this.theo): Promise<string> {
    return worthOf(this.world, this.place, id, person);
  }

  async now(person: Person = this.theo) {
    return (await this.world.call(person, nowList, { params: { org: this.place.slug } })).body.items;
  }

  /** What a person was told about clocks, oldest first: stage and text, with the instant. */
  async told(person: Person = this.theo): Promise<string[]> {
    const { body } = await this.world.call(person, notifications, { params: { org: this.place.slug } });
    const aboutClocks = body.items.filter(({ kind }) => kind !== 'assigned');
    return aboutClocks.map(({ at, kind, text }) => `${at} ${kind} ${text}`).toSorted();
  }

  /** Sends from the composer and lets the outbox run. */
  async send(id: string, { text = 'Dear Ada', answers = [], interim = null, quote = false }: Sent) {
    const { questions } = await this.page(id);
    const ids = questions.filter((question) => answers.includes(question.text)).map((one) => one.id);
    const body = { idempotencyKey: randomUUID(), text, answers: ids, parts: [], interim, quote };
    const sent = await this.world.call(this.theo, reply, { params: this.params(id), body });
    if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
    await this.world.parts.jobs.drain();
    return sent.body;
  }

  /** The facts of a request of these kinds, by instant and kind, with what they say. */
  async facts(id: string, ...kinds: string[]): Promise<{ kind: string; at: string; data: object }[]> {
    const rows = await this.world.owner((db) =>
      db
        .selectFrom('fact')
        .select(['kind', 'occurred_at', 'data'])
        .where('subject_id', '=', id)
        .where('kind', 'in', kinds)
        .orderBy('occurred_at')
        .orderBy('kind')
        .orderBy('id')
        .execute(),
    );
    return rows.map(({ kind, occurred_at, data }) => ({
      kind,
      at: new Date(occurred_at).toISOString(),
      data: data as object,
    }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.world[Symbol.asyncDispose]();
    await this.#smtp[Symbol.asyncDispose]();
  }
}
