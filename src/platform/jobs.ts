import { setTimeout as sleep } from 'node:timers/promises';
import { run, runOnce, Logger as WorkerLogger, type Runner as WorkerRunner } from 'graphile-worker';
import type pg from 'pg';
import type { Database } from './database.ts';
import { Permanent } from './failure.ts';
import type { Log } from './log.ts';

/** A job handler; throws Transient to be tried again, Permanent to be parked by whoever enqueued it. */
export type JobHandler = (payload: never) => Promise<void>;
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** A mail server may be slow to answer; a stop waits no longer than this. */
const PATIENCE_MS = 10_000;

/** The queue for work that is due now and talks to the outside: the outbox. */
export class Jobs implements AsyncDisposable {
  readonly #pool: pg.Pool;
  readonly #log: Log;
  readonly #handlers: JobHandlers;
  readonly #underWay = new Set<Promise<void>>();
  #worker: WorkerRunner | null = null;

  constructor(database: Database, handlers: JobHandlers, log: Log) {
    this.#pool = database.pool;
    this.#handlers = handlers;
    this.#log = log;
  }

  async start(): Promise<void> {
    this.#worker = await run({
      ...this.#options(),
      concurrency: 4,
      pollInterval: 2_000,
      noHandleSignals: true,
    });
  }

  /** Runs whatever is due now to its end, for the test clock. */
  async drain(): Promise<void> {
    await runOnce(this.#options());
  }

  #options() {
    const taskList = Object.fromEntries(
      Object.entries(this.#handlers).map(([name, handler]) => [
        name,
        (payload: unknown) => this.#perform(name, handler, payload),
      ]),
    );
    return { pgPool: this.#pool, taskList, logger: new WorkerLogger(() => () => undefined) };
  }

  async #perform(name: string, handler: JobHandler, payload: unknown): Promise<void> {
    const work = handler(payload as never);
    this.#underWay.add(work);
    try {
      await work;
    } catch (error) {
      this.#log.warn({ job: name, error: (error as Error).message }, 'a job failed');
      if (!(error instanceof Permanent)) throw error;
    } finally {
      this.#underWay.delete(work);
    }
  }

  /** Takes no more jobs and lets those under way end, as far as `PATIENCE_MS` allows. */
  async [Symbol.asyncDispose](): Promise<void> {
    const ended = (async () => {
      await this.#worker
        ?.stop()
        .catch((error: Error) => this.#log.warn({ error: error.message }, 'jobs broke off'));
      // The worker gives jobs up after a while; what they record at their end still needs the database.
      await Promise.allSettled(this.#underWay);
    })();
    const patience = new AbortController();
    await Promise.race([
      ended,
      sleep(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
  }
}
