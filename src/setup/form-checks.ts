import type { Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { formUrl } from './forms-view.ts';

const LIMIT_MS = 5_000;
const EVERY_MS = 5 * 60_000;
const AT_ONCE = 8;

/**
 * Looks whether the web forms answer at their public address, from outside our own process: a proxy or a name
 * that no longer leads to us makes us deaf without a trace in the database.
 */
export class FormChecks implements AsyncDisposable {
  readonly #database: Database;
  readonly #publicUrl: string;
  readonly #log: Log;
  #faults = new Map<string, string | null>();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  readonly #stop = new AbortController();

  constructor(deps: { database: Database; publicUrl: string; log: Log }) {
    this.#database = deps.database;
    this.#publicUrl = deps.publicUrl;
    this.#log = deps.log;
  }

  /** Checks every five minutes, the first time at once; call it when the server listens. */
  start(): void {
    const round = () => {
      this.#running = this.runOnce().catch((error: Error) =>
        this.#log.warn({ error: error.message }, 'the forms could not be checked'),
      );
    };
    round();
    this.#timer = setInterval(round, EVERY_MS).unref();
  }

  /** What is wrong with a form; null when it answers, undefined when that was not looked at yet. */
  faultOf(formId: string): string | null | undefined {
    return this.#faults.get(formId);
  }

  async runOnce(): Promise<void> {
    const forms = await this.#database.asOwner((db) =>
      db.selectFrom('web_form').select(['id', 'key']).execute(),
    );
    const faults = new Map<string, string | null>();
    for (let from = 0; from < forms.length; from += AT_ONCE) {
      const some = forms.slice(from, from + AT_ONCE);
      await Promise.all(
        some.map(async ({ id, key }) => {
          faults.set(id, await checkForm(this.#publicUrl, key, this.#stop.signal));
        }),
      );
    }
    this.#faults = faults;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#stop.abort();
    await this.#running;
  }
}

/** Opens the hosted form as a buyer would; returns what is wrong, or null. Never throws; takes 5 seconds at most. */
export async function checkForm(publicUrl: string, key: string, stop?: AbortSignal): Promise<string | null> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  try {
    const signal = stop ? AbortSignal.any([limit, stop]) : limit;
    const response = await fetch(formUrl(publicUrl, key), { redirect: 'manual', signal });
    await response.body?.cancel();
    return response.status === 200 ? null : `it answers with status ${response.status}`;
  } catch (error) {
    if (limit.aborted) return 'it does not answer within 5 seconds';
    const { message, cause } = error as Error;
    return `it can’t be reached (${cause instanceof Error ? cause.message || message : message})`;
  }
}
