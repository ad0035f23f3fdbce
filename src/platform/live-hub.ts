import type { Listener } from './listener.ts';

export interface LiveChange {
  readonly requestIds: readonly string[];
  readonly topics: readonly string[];
}

type Subscriber = (change: LiveChange) => void;

/** Below the quarter of a second within which a manager must hear of a breach. */
const COALESCE_MS = 200;
const everything: LiveChange = { requestIds: [], topics: ['all'] };

/**
 * Hands changes to the open browsers of an organisation. The first change goes out at once, those of the
 * next 200 ms together, so a burst costs a browser five messages a second.
 */
export class LiveHub implements Disposable {
  readonly #subscribers = new Map<string, Set<Subscriber>>();
  readonly #pending = new Map<string, { requestIds: Set<string>; topics: Set<string> }>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(listener: Listener) {
    listener.on('heed_live', (payload) => this.#heard(payload));
  }

  subscribe(orgId: string, subscriber: Subscriber): () => void {
    const set = this.#subscribers.get(orgId) ?? new Set();
    this.#subscribers.set(orgId, set.add(subscriber));
    return () => {
      set.delete(subscriber);
      if (set.size === 0) this.#subscribers.delete(orgId);
    };
  }

  /** Notifications may have been missed: everybody looks at everything. */
  refreshAll(): void {
    for (const orgId of this.#subscribers.keys()) this.#send(orgId, everything);
  }

  get subscriberCount(): number {
    return [...this.#subscribers.values()].reduce((sum, set) => sum + set.size, 0);
  }

  #heard(payload: string): void {
    const heard = JSON.parse(payload) as {
      org: string;
      all?: true;
      requestIds?: string[];
      topics?: string[];
    };
    if (!this.#subscribers.has(heard.org)) return;
    const pending = this.#pending.get(heard.org) ?? { requestIds: new Set(), topics: new Set() };
    for (const id of heard.requestIds ?? []) pending.requestIds.add(id);
    for (const topic of heard.all ? ['all'] : (heard.topics ?? [])) pending.topics.add(topic);
    this.#pending.set(heard.org, pending);
    if (!this.#timers.has(heard.org)) this.#flush(heard.org);
  }

  #flush(orgId: string): void {
    const pending = this.#pending.get(orgId);
    if (!pending) {
      this.#timers.delete(orgId);
      return;
    }
    this.#pending.delete(orgId);
    this.#send(orgId, { requestIds: [...pending.requestIds], topics: [...pending.topics] });
    this.#timers.set(
      orgId,
      setTimeout(() => this.#flush(orgId), COALESCE_MS),
    );
  }

  #send(orgId: string, change: LiveChange): void {
    for (const subscriber of this.#subscribers.get(orgId) ?? []) subscriber(change);
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
