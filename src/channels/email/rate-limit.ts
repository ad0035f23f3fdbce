const WINDOW_MS = 60_000;
/** Beyond so many senders the oldest are forgotten, so that made-up ones cannot fill the memory. */
const MAX_KEYS = 10_000;

/** Counts events by key in windows of a minute. Time is the process's own steady clock: it decides no receipt. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #counts = new Map<string, { count: number; until: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  count(key: string): void {
    const entry = this.#counts.get(key);
    if (entry !== undefined && entry.until > performance.now()) {
      entry.count += 1;
      return;
    }
    this.#counts.delete(key);
    this.#counts.set(key, { count: 1, until: performance.now() + WINDOW_MS });
    const oldest = this.#counts.keys().next();
    if (this.#counts.size > MAX_KEYS && oldest.done !== true) this.#counts.delete(oldest.value);
  }

  isSpent(key: string): boolean {
    const entry = this.#counts.get(key);
    return entry !== undefined && entry.until > performance.now() && entry.count >= this.#perMinute;
  }
}
