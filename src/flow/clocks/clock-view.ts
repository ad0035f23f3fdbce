import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { clockKind } from '../../core/clock/kinds/index.ts';
import type { StoryLine } from '../../core/clock/replay.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Schema } from '../../platform/schema.ts';
import type { clockLine, clockView } from './shapes.ts';

export type ClockRow = Selectable<Schema['clock']>;
export type ClockView = z.input<typeof clockView>;

/** A cached clock as of an instant, with what a browser needs to tick on by itself. */
export function viewClock(row: ClockRow, calendar: Calendar, now: Instant): ClockView {
  const until = row.ended_at ?? row.paused_at ?? now;
  const open =
    row.ended_at === null && row.paused_at === null && row.started_at <= now && calendar.isOpen(now);
  const state = stateOf(row, calendar, now);
  const waiting = state === 'waiting' ? calendar.nextOpening(now) : null;
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
    opensAt: isoOrNull(waiting),
    changesAt:
      row.ended_at === null && row.paused_at === null
        ? toIso(open ? calendar.nextClose(now) : calendar.nextOpening(now))
        : null,
    ticking: open,
    targetMs: row.target_ms,
    leftMs: calendar.between(until, row.due_at),
    spentMs: Math.max(0, calendar.between(row.started_at, until)),
    elapsedMs: Math.max(0, (row.ended_at ?? now) - row.started_at),
    reason: row.end_reason,
  };
}

function stateOf(row: ClockRow, calendar: Calendar, now: Instant): ClockView['state'] {
  if (row.ending === 'void') return 'void';
  if (row.ended_at !== null) return row.ended_at > row.due_at ? 'missed' : 'met';
  if (row.paused_at !== null) return 'paused';
  if (now > row.due_at) return 'late';
  return calendar.between(row.started_at, now) > 0 || calendar.isOpen(now) ? 'running' : 'waiting';
}

/** What the ledger recorded about a clock besides the facts it reads: breaches, and breaches taken back. */
export interface ClockEvent {
  readonly kind: 'clock.breached' | 'clock.breach_withdrawn';
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly reason: string | null;
}

/** The story of a clock, line by line, with the passing of its deadline where it belongs. */
export function storyOf(
  row: ClockRow,
  events: readonly ClockEvent[],
  calendar: Calendar,
): z.input<typeof clockLine>[] {
  const lines = (row.story as StoryLine[]).map((line) => ({
    at: toIso(line.at),
    fact: line.fact,
    effect: line.effect === 'moved' ? ('reached' as const) : line.effect,
    rule: line.rule,
    reason: line.reason,
    businessMs: line.businessMs,
  }));
  const happened = events.map((event) => ({
    at: toIso(event.occurredAt),
    fact: event.kind,
    effect: event.kind === 'clock.breached' ? ('breached' as const) : ('withdrawn' as const),
    rule: event.kind === 'clock.breached' ? 'deadline passed' : 'new evidence',
    reason: event.kind === 'clock.breached' ? `recorded ${toIso(event.recordedAt)}` : (event.reason ?? ''),
    businessMs: Math.max(0, calendar.between(row.started_at, event.occurredAt)),
  }));
  return [...lines, ...happened].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
