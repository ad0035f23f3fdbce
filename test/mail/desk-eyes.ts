import type { MailDesk } from './mail-desk.ts';
import type { AcceptedMail } from './senders.ts';

/** Somebody who looks at the desk: told by the live stream, they read the list again, as the page does. */
export class DeskEyes implements Disposable {
  readonly #desk: MailDesk;
  readonly #seenAt = new Map<string, number>();
  #stop: () => void = () => undefined;
  #reading = false;
  #again = false;

  private constructor(desk: MailDesk) {
    this.#desk = desk;
  }

  static async open(desk: MailDesk): Promise<DeskEyes> {
    const eyes = new DeskEyes(desk);
    eyes.#stop = await desk.visitor.follow(`${desk.base}/live`, (line) => {
      if (line.startsWith('data: ')) void eyes.#look();
    });
    return eyes;
  }

  async #look(): Promise<void> {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#again) {
      this.#again = false;
      const items = await this.#desk.now();
      for (const { subject } of items)
        if (!this.#seenAt.has(subject)) this.#seenAt.set(subject, performance.now());
    }
    this.#reading = false;
  }

  /** Waits until so many requests have been seen. */
  async seen(count: number): Promise<void> {
    await this.#desk.until(async () => this.#seenAt.size >= count);
  }

  /** From a mail's acceptance by the server to its being on the list. */
  delays(mails: readonly AcceptedMail[]): string {
    const delays = mails
      .map(({ subject, acceptedAt }) => (this.#seenAt.get(subject) ?? Number.NaN) - acceptedAt)
      .sort((a, b) => a - b);
    const quantile = (q: number) => Math.round(delays[Math.floor(delays.length * q)] ?? Number.NaN);
    return `p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, most ${quantile(0.999)} ms`;
  }

  [Symbol.dispose](): void {
    this.#stop();
  }
}
