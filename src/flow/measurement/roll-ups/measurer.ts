import type { Runner } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database.ts';
import type { Log } from '../../../platform/log.ts';
import type { TimeSource } from '../../../platform/time-source.ts';
import { measureNews } from './measure-news.ts';

/** How long after a round that found nothing the next one looks. */
const PAUSE_MS = 500;

/**
 * Keeps the sums of measures up with the facts. Whoever asks for figures counts what is not in the sums yet as well, so
 * a pause here makes figures slower to read, never older. Several processes may each run one.
 */
export class Measurer implements AsyncDisposable {
  readonly #round: () => Promise<number>;
  readonly #frozen: boolean;
  readonly #log: Log;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(database: Database, runner: Runner, time: TimeSource, log: Log) {
    this.#round = () => measureNews(database, runner, Date.now(), log);
    this.#frozen = time.frozen;
    this.#log = log;
  }

  start(): void {
    if (!this.#frozen) this.#plan(0);
  }

  #plan(afterMs: number): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#round()
        .catch((error: Error) => {
          this.#log.error({ error: error.message }, 'measuring failed and is tried again');
          return 0;
        })
        .then((measured) => this.#plan(measured > 0 ? 0 : PAUSE_MS));
    }, afterMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }
}
