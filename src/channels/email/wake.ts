/** A bell that can be rung before anybody waits for it: a ring is never lost, several count as one. */
export class Wake {
  #rung = false;
  #resolve: (() => void) | null = null;

  ring(): void {
    this.#rung = true;
    this.#resolve?.();
  }

  /** Forgets a ring nobody has waited for. */
  clear(): void {
    this.#rung = false;
  }

  /** Waits for a ring, or `limitMs` milliseconds, and takes the ring away. */
  async wait(limitMs: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        this.#resolve = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#resolve = null;
    }
    this.#rung = false;
  }
}
