import { run, runOnce, Logger as WorkerLogger, type Runner as WorkerRunner } from 'graphile-worker';
import type pg from 'pg';
import type { Database } from './database.ts';
import { Permanent } from './failure.ts';
import type { Log } from './log.ts';

/** A job handler; throws Transient to be tried again, Permanent to be parked by whoever enqueued it. */
export type JobHandler = (payload: never) => Promise<void>;
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** The queue for work that is due now and talks to the outside: the outbox. */
export class Jobs implements AsyncDisposable {
  readonly #pool: pg.Pool;
  readonly #log: Log;
  readonly #handlers: JobHandlers;
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
    try {
      await handler(payload as never);
    } catch (error) {
      this.#log.warn({ job: name, error: (error as Error).message }, 'a job failed');
      if (!(error instanceof Permanent)) throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker?.stop();
  }
}
