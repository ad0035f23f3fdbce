import type { Instant, Milliseconds } from '../time/instant.ts';
import type { ReplyVerdict } from './class-of-reply.ts';

/** Codes of the clocks that a reply of this class stops where they run (DOMAIN 2.4). */
export function stopsOf(
  verdict: Pick<ReplyVerdict, 'class' | 'stopsFirstResponse'>,
  { quote }: { readonly quote: boolean },
): readonly string[] {
  const response = verdict.stopsFirstResponse ? ['C3', 'C11', 'C8'] : [];
  // Only what answers the last open question completes the answer and keeps a promise.
  const last = verdict.class === 'R4' ? ['C5', 'C10'] : [];
  return [...response, ...(quote ? ['C6'] : []), ...last];
}

/** What relay and outbox take besides the time that a reply is held back. */
const ON_THE_WAY: Milliseconds = 2_000;

/**
 * The deadline that would pass while a reply is held back for undo, the earliest first: with one it has to go at once, for
 * the time at which our relay takes it is what stops the clock. Null when it can wait. Deadlines that are over don't count.
 */
export function deadlineWithin(
  dueAts: readonly Instant[],
  { now, undoMs }: { readonly now: Instant; readonly undoMs: Milliseconds },
): Instant | null {
  if (undoMs <= 0) return null;
  const near = dueAts.filter((dueAt) => dueAt >= now && dueAt <= now + undoMs + ON_THE_WAY);
  return near.length === 0 ? null : Math.min(...near);
}
