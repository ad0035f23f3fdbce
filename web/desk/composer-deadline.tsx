import { deadlineWithin } from '../../src/core/reply/what-it-stops.ts';
import { useServerTime } from '../server-clock.ts';
import { UNDO_SECONDS } from './use-send.ts';

/** The deadline that would pass while a reply is held for undo, in epoch milliseconds; null when it can be held. */
export function pressingDeadline(dueAts: readonly number[], now: number): number | null {
  return deadlineWithin(dueAts, { now, undoMs: UNDO_SECONDS * 1000 });
}

/** Says when a reply goes without undo, because a clock that it stops is nearly due. */
export function ComposerDeadline({ dueAts }: { readonly dueAts: readonly number[] }) {
  const now = useServerTime(1000);
  const due = pressingDeadline(dueAts, now);
  if (due === null) return null;
  return (
    <p className="heed-composer-deadline" role="status">
      Sending now: due in <span aria-live="off">{Math.max(0, Math.ceil((due - now) / 1000))} s</span>; without
      undo.
    </p>
  );
}
