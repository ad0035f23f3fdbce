import type { ReplyClass } from '../clock/fact.ts';
import { DAY, type Instant } from '../time/instant.ts';

/** Nobody is asked more often (DOMAIN 5.10). */
const ASKED_EVERY = 7 * DAY;

/** What bears on asking a contact whether we help them. */
export interface AskedBefore {
  readonly askedAt: Instant | null;
  /** The mail that asked then: the same mail sent once more asks again. */
  readonly askedIn: string | null;
  /** They want no such question, or not to be contacted at all. */
  readonly optedOut: boolean;
}

/**
 * Whether a mail of that class may ask "Are we helping you or not?" (S0-01, DOMAIN 5.10): a complete answer, and nobody
 * more than once in seven days.
 */
export function mayAsk(
  mail: { readonly id: string; readonly replyClass: ReplyClass },
  before: AskedBefore,
  now: Instant,
): boolean {
  if (mail.replyClass !== 'R4' || before.optedOut) return false;
  return before.askedAt === null || before.askedIn === mail.id || now - before.askedAt >= ASKED_EVERY;
}
