import type { z } from 'zod';
import { pausedSince, spentMs } from '../../core/clock/clock.ts';
import { clockKind } from '../../core/clock/kinds/index.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { TimedRow } from './clock-row.ts';
import type { clockView } from './shapes.ts';

export type ClockView = z.input<typeof clockView>;

/** A cached clock as of an instant, with what a browser needs to tick on by itself. */
export function viewClock(row: TimedRow, calendar: Calendar, now: Instant): ClockView {
  const paused = row.ended_at === null ? pausedSince(row, now) : null;
  const until = row.ended_at ?? paused ?? now;
  const counts = row.ended_at === null && paused === null;
  const open = counts && row.started_at <= now && calendar.isOpen(now);
  const state = stateOf(row, calendar, now);
  return {
    id: row.id,
    kind: row.kind,
    title: clockKind(row.kind).title,
    state,
    startedAt: toIso(row.started_at),
    dueAt: toIso(row.due_at),
    goalAt: isoOrNull(row.goal_at),
    endedAt: isoOrNull(row.ended_at),
    breachedAt: isoOrNull(row.breached_at),
    opensAt: state === 'waiting' ? toIso(calendar.nextOpening(now)) : null,
    changesAt: counts ? toIso(open ? calendar.nextClose(now) : calendar.nextOpening(now)) : null,
    ticking: open,
    targetMs: row.target_ms,
    leftMs: calendar.between(until, row.due_at),
    spentMs: spentMs(
      {
        startedAt: row.started_at,
        endedAt: row.ended_at,
        pauses: row.pauses,
        calendar: { id: row.calendar_version_id, calendar },
      },
      now,
    ),
    elapsedMs: Math.max(0, (row.ended_at ?? now) - row.started_at),
    reason: row.end_reason,
  };
}

function stateOf(row: TimedRow, calendar: Calendar, now: Instant): ClockView['state'] {
  if (row.ending === 'void') return 'void';
  if (row.ending === 'failed') return 'missed';
  const neverLate = clockKind(row.kind).neverLate ?? false;
  if (row.ended_at !== null) return row.ended_at > row.due_at && !neverLate ? 'missed' : 'met';
  if (pausedSince(row, now) !== null) return 'paused';
  if (now > row.due_at && !neverLate) return 'late';
  return calendar.between(row.started_at, now) > 0 || calendar.isOpen(now) ? 'running' : 'waiting';
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
