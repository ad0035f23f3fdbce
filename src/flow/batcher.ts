/** Longest batch: keeps a transaction short and a lock brief. */
const MOST = 64;

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
      await this.#run(this.#waiting.splice(0, MOST));
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
