import type { MeasuredItem } from '../core/measure/measured-item.ts';
import type { Instant, Milliseconds } from '../core/time/instant.ts';

/** An enquiry by name, with how long it has waited. */
export interface NamedWait {
  readonly id: string;
  readonly businessMs: Milliseconds;
  readonly elapsedMs: Milliseconds;
}

/** So many are named of each list. */
const MOST_NAMED = 20;

/** Names the longest waiting among the late, and those too young to be asked whether two days were kept (S3-18). */
export class WaitLists {
  readonly #waiting: NamedWait[] = [];
  readonly #young: NamedWait[] = [];

  add(item: MeasuredItem, asOf: Instant, businessMs: (from: Instant) => Milliseconds): void {
    const { excluded, firstResponse, closedUnanswered, withdrawn, receivedAt } = item;
    if (excluded !== null || firstResponse !== null || closedUnanswered || withdrawn !== null) return;
    const elapsedMs = asOf - receivedAt;
    const wait = { id: item.id, businessMs: businessMs(receivedAt), elapsedMs };
    if (asOf > item.dueAt) insert(this.#waiting, wait);
    if (asOf < item.twoDaysAt) insert(this.#young, wait);
  }

  get waiting(): readonly NamedWait[] {
    return this.#waiting;
  }

  get young(): readonly NamedWait[] {
    return this.#young;
  }
}

/** Keeps a short list in order, the longest first. */
function insert(list: NamedWait[], wait: NamedWait): void {
  if (list.length === MOST_NAMED && wait.elapsedMs <= (list.at(-1)?.elapsedMs ?? 0)) return;
  const place = list.findIndex(({ elapsedMs }) => elapsedMs < wait.elapsedMs);
  list.splice(place < 0 ? list.length : place, 0, wait);
  if (list.length > MOST_NAMED) list.pop();
}
