import { type Instant, MINUTE } from '../time/instant.ts';

/** One sending of words that went out more than once. */
export interface SameBodySend {
  readonly id: string;
  /** Contact or address it went to; the same one twice counts once. */
  readonly recipient: string;
  readonly sentAt: Instant;
  /** It answers a request of this very contact that was open at `sentAt`. */
  readonly answersOwnRequest: boolean;
}

/** `bulk`: automatic, class R0. `flagged`: shown to the integrity guard, its class stays. */
export type SameBodyVerdict = 'clear' | 'flagged' | 'bulk';

const WINDOW = 60 * MINUTE;
const FEW = 2;

/**
 * Judges sendings of one body (DOMAIN 4.12 case 8, R16), in any order: within 60 minutes, half-open, the third recipient
 * and later ones got bulk mail and the first two are flagged, unless every one of them answers that contact's own open
 * request. Nothing that went out before is graded anew.
 */
export function judgeSameBody(sends: readonly SameBodySend[]): ReadonlyMap<string, SameBodyVerdict> {
  const ordered = sends.toSorted((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1));
  const verdicts = new Map<string, SameBodyVerdict>(ordered.map(({ id }) => [id, 'clear']));
  let first = 0;
  for (const [at, send] of ordered.entries()) {
    while ((ordered[first]?.sentAt ?? 0) <= send.sentAt - WINDOW) first += 1;
    const together = ordered.slice(Math.max(first, at - LOOK_BACK), at + 1);
    if (new Set(together.map(({ recipient }) => recipient)).size <= FEW) continue;
    if (together.every(({ answersOwnRequest }) => answersOwnRequest)) continue;
    for (const { id } of together) if (verdicts.get(id) === 'clear') verdicts.set(id, 'flagged');
    verdicts.set(send.id, 'bulk');
  }
  return verdicts;
}

/** Enough to tell three recipients from fewer, so that a mailing to thousands is judged in one pass. */
const LOOK_BACK = 100;
