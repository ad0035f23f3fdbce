/** Longest batch: keeps a transaction short and a lock brief. */
const MOST = 64;

/**
 * Under load those who were just answered come back at once. Waiting a tenth of what the last batch took lets
 * them into the next one, which halves the number of commits; who comes alone never waits.
 */
const GATHER_SHARE = 0.1;
const GATHER_AT_MOST_MS = 4;

interface Waiting<In, Out> {
  readonly item: In;
  readonly resolve: (result: Out) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Commits concurrent arrivals together: while one batch is on its way the next one fills. When a batch fails its
 * items are tried one by one, so that one bad item hurts only itself.
 */
export class Batcher<In, Out> {
  readonly #work: (items: readonly In[]) => Promise<readonly Out[]>;
  #waiting: Waiting<In, Out>[] = [];
  #running: Promise<void> | null = null;

  constructor(work: (items: readonly In[]) => Promise<readonly Out[]>) {
    this.#work = work;
  }

  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    // One turn of the event loop lets what arrived in the same instant into the first batch.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const began = performance.now();
      await this.#run(this.#waiting.splice(0, MOST));
      if (this.#waiting.length > 0) await gather((performance.now() - began) * GATHER_SHARE);
    }
    this.#running = null;
  }

  async #run(batch: Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await this.#work(batch.map((waiting) => waiting.item));
      for (const [index, waiting] of batch.entries()) waiting.resolve(results[index] as Out);
    } catch (error) {
      const [first] = batch;
      if (batch.length === 1 && first) first.reject(error as Error);
      else for (const waiting of batch) await this.#run([waiting]);
    }
  }
}

function gather(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(ms, GATHER_AT_MOST_MS)));
}
