/** A value being made or made, until when it is shared. */
interface Kept<T> {
  readonly made: Promise<T>;
  readonly at: number;
  until: number;
}

const MOST = 500;
const BRIEF_MS = 2_000;

export interface PageCacheOptions<T> {
  /** By the machine's own time. */
  readonly lifetimeMs: number;
  /** What is kept for two seconds only: a page that is not there yet is looked for anew. */
  readonly isBrief?: (value: T) => boolean;
  readonly clock?: () => number;
}

/**
 * What was made for a key, shared until it is too old. Whoever asks while it is being made waits for the same one, so
 * that a crowd costs one reading; a failure is not kept. The oldest goes first.
 */
export class PageCache<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #lifetimeMs: number;
  readonly #isBrief: (value: T) => boolean;
  readonly #clock: () => number;

  constructor({ lifetimeMs, isBrief = () => false, clock = () => performance.now() }: PageCacheOptions<T>) {
    this.#lifetimeMs = lifetimeMs;
    this.#isBrief = isBrief;
    this.#clock = clock;
  }

  /** With how old it is, in milliseconds. */
  async get(key: string, make: () => Promise<T>): Promise<{ value: T; ageMs: number }> {
    const now = this.#clock();
    const known = this.#kept.get(key);
    const kept = known !== undefined && now < known.until ? known : this.#begin(key, make, now);
    return { value: await kept.made, ageMs: Math.max(0, this.#clock() - kept.at) };
  }

  #begin(key: string, make: () => Promise<T>, now: number): Kept<T> {
    const kept = { made: make(), at: now, until: now + this.#lifetimeMs };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    kept.made.then(
      (value) => {
        if (this.#isBrief(value)) kept.until = Math.min(kept.until, now + BRIEF_MS);
      },
      () => {
        if (this.#kept.get(key) === kept) this.#kept.delete(key);
      },
    );
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }
}
