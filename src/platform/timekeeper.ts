import { sql } from 'kysely';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Database } from './database.ts';
import type { Listener } from './listener.ts';
import type { Log } from './log.ts';
import type { TimeSource } from './time-source.ts';

/** Fires what is due at `now`, for all organisations; returns how many things it did. */
export type Fire = (now: Instant) => Promise<number>;

const LONGEST_SLEEP_MS = 1_000;
const AFTER_FAILURE_MS = 500;

/**
 * Sleeps until the next due instant and fires it. Several processes may each run one: rows are taken with
 * SKIP LOCKED. Reading the next instant every second stands behind the wake-up by NOTIFY.
 */
export class Timekeeper implements AsyncDisposable {
  readonly #database: Database;
  readonly #time: TimeSource;
  readonly #fire: Fire;
  readonly #log: Log;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #closed = false;

  constructor(database: Database, time: TimeSource, fire: Fire, listener: Listener, log: Log) {
    this.#database = database;
    this.#time = time;
    this.#fire = fire;
    this.#log = log;
    listener.on('heed_wake', () => this.#wake());
  }

  start(): void {
    if (!this.#time.frozen) this.#wake();
  }

  #wake(): void {
    if (this.#closed || this.#time.frozen) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#running = this.#round()
      .catch((error: Error) => {
        this.#log.error({ error: error.message }, 'the timekeeper failed and tries again');
        return AFTER_FAILURE_MS;
      })
      .then((sleepMs) => {
        this.#running = null;
        if (this.#closed) return;
        this.#timer = setTimeout(() => this.#wake(), this.#again ? 0 : sleepMs);
        this.#again = false;
      });
  }

  /** Returns how long to sleep, in milliseconds. */
  async #round(): Promise<number> {
    await this.#fire(Date.now());
    const next = await nextWake(this.#database);
    return next === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(0, next - Date.now()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }
}

/** The next instant at which time alone makes something due, over all organisations. */
export async function nextWake(database: Database): Promise<Instant | null> {
  return database.inNoOrganisation(async (db) => {
    const { rows } = await sql<{ at: Instant | null }>`select heed_next_wake() as at`.execute(db);
    return rows[0]?.at ?? null;
  });
}

/** Ids of clocks that are due, oldest first; scanned without locks. */
export async function dueClocks(
  database: Database,
  now: Instant,
  atMost: number,
): Promise<{ org_id: string; id: string }[]> {
  return database.inNoOrganisation(async (db) => {
    const found = await sql<{ org_id: string; id: string }>`
      select org_id, id from heed_due_clocks(${toIso(now)}::timestamptz, ${atMost})`.execute(db);
    return found.rows;
  });
}

export async function dueTimers(
  database: Database,
  now: Instant,
  atMost: number,
): Promise<{ org_id: string; kind: string; subject_id: string }[]> {
  return database.inNoOrganisation(async (db) => {
    const found = await sql<{ org_id: string; kind: string; subject_id: string }>`
      select org_id, kind, subject_id from heed_due_timers(${toIso(now)}::timestamptz, ${atMost})`.execute(
      db,
    );
    return found.rows;
  });
}
