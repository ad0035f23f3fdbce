import type { Clock } from '../../core/clock/replay.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';

export const clockColumns = [
  'org_id',
  'id',
  'request_id',
  'kind',
  'about',
  'started_at',
  'due_at',
  'goal_at',
  'target_ms',
  'target_version_id',
  'calendar_version_id',
  'paused_at',
  'ended_at',
  'ending',
  'end_reason',
  'breached_at',
  'wake_at',
  'story',
];

/**
 * The instant at which time alone changes a clock: one millisecond past its deadline (R1), while no breach
 * is on record and none can be ruled out.
 */
export function wakeAt(
  clock: Pick<Clock, 'dueAt' | 'endedAt' | 'ending' | 'pausedAt'>,
  breachedAt: Instant | null,
): Instant | null {
  if (breachedAt !== null || clock.pausedAt !== null) return null;
  if (clock.endedAt !== null && clock.endedAt <= clock.dueAt) return null;
  return clock.dueAt + 1;
}

/** A clock as its cached row; instants as text for the bulk insert. */
export function clockRow(
  ctx: Context,
  requestId: string,
  id: string,
  clock: Clock,
  breachedAt: Instant | null,
) {
  const text = (at: Instant | null) => (at === null ? null : toIso(at));
  return {
    org_id: ctx.orgId,
    id,
    request_id: requestId,
    kind: clock.kind.code,
    about: clock.about,
    started_at: toIso(clock.startedAt),
    due_at: toIso(clock.dueAt),
    goal_at: text(clock.goalAt),
    target_ms: clock.target.targetMs ?? clock.dueAt - clock.startedAt,
    target_version_id: clock.target.id,
    calendar_version_id: clock.calendar.id,
    paused_at: text(clock.pausedAt),
    ended_at: text(clock.endedAt),
    ending: clock.ending,
    end_reason: clock.endReason,
    breached_at: text(breachedAt),
    wake_at: text(wakeAt(clock, breachedAt)),
    story: clock.story,
  };
}
