import { z } from 'zod';
import { fromIso, type Instant, type Milliseconds, toIso } from '../core/time/instant.ts';
import { type Binding, forAnyone } from '../platform/bindings.ts';
import { endpoint, instant } from '../platform/contract.ts';
import type { Database } from '../platform/database.ts';
import type { Jobs } from '../platform/jobs.ts';
import { setTestClock, testTime } from '../platform/time-source.ts';
import { nextWake } from '../platform/timekeeper.ts';

export interface TestClockDeps {
  readonly database: Database;
  readonly jobs: Jobs;
  /** Fires everything due at an instant. */
  readonly fire: (now: Instant) => Promise<number>;
  /** Open pages look at the new time. */
  readonly refreshPages: () => void;
}

/** Time in the hands of a test: everything due happens in order before a call returns. */
export class TestClock {
  readonly #deps: TestClockDeps;

  constructor(deps: TestClockDeps) {
    this.#deps = deps;
  }

  now(): Promise<Instant> {
    return this.#deps.database.inNoOrganisation((db) => testTime.now(db));
  }

  /** Goes to `target`, stopping at every instant at which something is due. */
  async set(target: Instant): Promise<void> {
    await this.#deps.jobs.drain();
    const { database } = this.#deps;
    if (!(await isSet(database))) await setTestClock(database, target);
    for (;;) {
      const next = await nextWake(this.#deps.database);
      if (next === null || next > target) break;
      await setTestClock(this.#deps.database, Math.max(next, await this.now()));
      const fired = await this.#deps.fire(await this.now());
      await this.#deps.jobs.drain();
      if (fired === 0) break;
    }
    await setTestClock(this.#deps.database, target);
    await this.#deps.jobs.drain();
    this.#deps.refreshPages();
  }

  async advance(by: Milliseconds): Promise<void> {
    await this.set((await this.now()) + by);
  }
}

function isSet(database: Database): Promise<boolean> {
  return database.inNoOrganisation(
    async (db) => (await db.selectFrom('test_clock').select('at').executeTakeFirst()) !== undefined,
  );
}

const state = z.object({ now: instant });

export const readTestClock = endpoint({
  method: 'GET',
  path: '/api/test-clock',
  tag: 'Test clock',
  access: 'public',
  summary: 'Only with HEED_TEST_CLOCK=1: the time that all processes share',
  response: state,
});

export const moveTestClock = endpoint({
  method: 'POST',
  path: '/api/test-clock',
  tag: 'Test clock',
  access: 'public',
  summary:
    'Only with HEED_TEST_CLOCK=1: sets the time, or advances it; what falls due fires in order before the answer',
  body: z.union([
    z.object({ set: instant }),
    z.object({
      advanceSeconds: z
        .number()
        .min(0)
        .max(400 * 86_400),
    }),
  ]),
  response: state,
});

export function testClockBindings(clock: TestClock): Binding[] {
  return [
    forAnyone(readTestClock, async () => ({ now: toIso(await clock.now()) })),
    forAnyone(moveTestClock, async ({ body }) => {
      if ('set' in body) await clock.set(fromIso(body.set));
      else await clock.advance(body.advanceSeconds * 1000);
      return { now: toIso(await clock.now()) };
    }),
  ];
}
