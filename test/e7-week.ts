import { randomUUID } from 'node:crypto';
import { fromIso, toIso } from '../src/core/time/instant.ts';
import { claim, reply, request, setKind } from '../src/flow/desk/contract.ts';
import { planFollowUp } from '../src/flow/desk/follow-ups/contract.ts';
import { answerHelp, askHelp } from '../src/flow/desk/help/contract.ts';
import { declareWork } from '../src/flow/desk/work/contract.ts';
import type { Role } from '../src/platform/contract.ts';
import { at as stored } from '../src/platform/database.ts';
import { type F1Event, type F1Options, F1World } from './f1-world.ts';
import { post, requestsOf } from './factories.ts';
import type { Person } from './world.ts';

const HOUR = 3_600_000;

export interface E7Options extends Pick<F1Options, 'change'> {
  /** How many follow-ups Danni lets pass; 50 in the fixture. */
  readonly overdue?: number;
  /** Working minutes of necessary work declared for Blue Ridge; 120 in the fixture, 0 for none. */
  readonly declared?: number;
  /** What Danni wrote on Friday. */
  readonly wrote?: string;
}

/** The week before the huddle of DOMAIN E7: F1, follow-ups that nobody did, and Blue Ridge. */
export class E7Week {
  f1: F1World;
  northfork = '';
  blueRidge = '';

  private constructor() {
    this.f1 = undefined as unknown as F1World;
  }

  static async create(options: E7Options = {}): Promise<E7Week> {
    const week = new E7Week();
    week.f1 = await F1World.create({
      ...(options.change ? { change: options.change } : {}),
      start: '2026-11-09T15:00:00Z',
      before: (f1) => week.#before(f1, options.overdue ?? 50),
      also: (f1) => week.#also(f1, options),
    });
    return week;
  }

  /** Follow-ups planned early in November fall due while Heed is down, so that Danni has all of them at once (R35). */
  async #before(f1: F1World, overdue: number): Promise<void> {
    const { world } = f1;
    const { danni, theo, mara } = f1.people;
    await world.form(f1.place, 'others');
    await setRoles(f1, mara, ['admin', 'coordinator']);
    this.northfork = await ask(f1, {
      name: 'Ellen Brandt',
      company: 'Northfork Farms',
      message: 'Is the price list in?',
    });
    await answer(f1, this.northfork, danni, 'It is in the attachment.', 'all');
    const plan = (person: Person, hours: number) =>
      f1.call(person, planFollowUp, {
        id: this.northfork,
        body: {
          kind: 'call',
          text: 'Call again',
          dueAt: toIso(fromIso('2026-11-12T16:00:00Z') + hours * HOUR),
        },
      });
    for (let n = 0; n < overdue; n += 1) await plan(danni, n * 6);
    for (let n = 0; n < 4; n += 1) await plan(theo, 100 + n);
    await world.owner((db) =>
      db
        .updateTable('test_clock')
        .set({ at: stored(fromIso('2026-11-30T13:59:00Z')) })
        .execute(),
    );
    await world.at('2026-11-30T14:00:00Z');
    await setRoles(f1, mara, ['admin', 'manager', 'coordinator']);
  }

  #also(
    f1: F1World,
    { declared = 120, wrote = 'Just touching base to see where you are' }: E7Options,
  ): F1Event[] {
    const { danni, priya } = f1.people;
    const happens = (at: string, happen: () => Promise<unknown>): F1Event => ({
      at,
      happen: async () => void (await happen()),
    });
    return [
      happens('2026-12-01T16:00:00Z', async () => {
        this.blueRidge = await ask(f1, {
          name: 'Ann Doyle',
          company: 'Blue Ridge Dairy',
          message: 'Does the LC-200 stand 85 degrees? Ann, Blue Ridge Dairy, +1 402 555 0100',
        });
        await claimFor(f1, this.blueRidge, danni);
        await f1.call(danni, setKind, { id: this.blueRidge, body: { kind: 'question' } });
        const body = { what: 'Look up the heat table', minutes: declared };
        if (declared > 0) await f1.call(danni, declareWork, { id: this.blueRidge, body });
      }),
      // The promise of L07 is moved in time, so that it is kept by the day of the huddle.
      happens('2026-12-01T17:05:00Z', () =>
        answer(f1, f1.id('L07'), danni, 'It takes until Monday.', [], {
          who: 'Danni Reyes',
          by: '2026-12-07T20:00:00.000Z',
        }),
      ),
      happens('2026-12-04T16:00:00Z', async () => {
        const body = { to: priya.userId, question: 'Which valve stands the heat?' };
        await f1.call(danni, askHelp, { id: this.blueRidge, body });
      }),
      happens('2026-12-04T16:05:00Z', async () => {
        const { rows } = await f1.world.owner((db) => helpOf(db));
        await f1.call(priya, answerHelp, { id: rows[0]?.id ?? '', body: { answer: 'The brown one.' } });
      }),
      happens('2026-12-04T21:00:00Z', () => answer(f1, this.blueRidge, danni, wrote, [])),
    ];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.f1[Symbol.asyncDispose]();
  }
}

type Db = Parameters<Parameters<F1World['world']['owner']>[0]>[0];

async function helpOf(db: Db) {
  return { rows: await db.selectFrom('help_ask').select('id').execute() };
}

async function setRoles({ world }: F1World, person: Person, roles: Role[]): Promise<void> {
  await world.owner((db) =>
    db.updateTable('membership').set({ roles }).where('user_id', '=', person.userId).execute(),
  );
}

async function ask(f1: F1World, fields: Record<string, string>): Promise<string> {
  const email = `${fields.company?.split(' ')[0]?.toLowerCase()}@buyer.test`;
  const posted = await post(f1.world, 'others', { email, ...fields });
  if (posted.statusCode >= 300) throw new Error(posted.body);
  return (await requestsOf(f1.world, f1.place)).at(-1)?.id ?? '';
}

async function claimFor(f1: F1World, id: string, person: Person): Promise<void> {
  const { owner } = await f1.call(person, request, { id });
  if (owner?.id !== person.userId) await f1.call(person, claim, { id, body: { owner: owner?.id ?? null } });
}

async function answer(
  f1: F1World,
  id: string,
  person: Person,
  text: string,
  answered: 'all' | readonly string[],
  interim: { readonly who: string; readonly by: string } | null = null,
): Promise<void> {
  const { questions } = await f1.call(person, request, { id });
  const answers = answered === 'all' ? questions.map((one) => one.id) : answered;
  const body = { idempotencyKey: randomUUID(), text, answers, parts: [], interim };
  await f1.call(person, reply, { id, body });
  await f1.world.parts.jobs.drain();
}
