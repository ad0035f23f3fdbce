import { sql } from 'kysely';
import type { z } from 'zod';
import { type StoryLine, spentMs } from '../../core/clock/clock.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { ClockRow } from './clock-row.ts';
import type { clockLine } from './shapes.ts';

type Line = z.input<typeof clockLine>;

/** What the timekeeper and the ledger recorded about a clock besides the facts it reads. */
interface ClockEvent {
  clockId: string;
  kind: 'clock.breached' | 'clock.breach_withdrawn' | 'clock.corrected' | 'clock.warned';
  at: Instant;
  rule: string | null;
  reason: string | null;
}

/** Breaches, breaches taken back, corrections and warnings of a request's clocks, by clock. */
export async function loadClockEvents(ctx: Context, requestId: string): Promise<Map<string, ClockEvent[]>> {
  const { rows } = await sql<ClockEvent>`
    select data ->> 'clockId' as "clockId", kind, occurred_at as at, null as rule,
      case kind when 'clock.breached' then (extract(epoch from recorded_at) * 1000)::bigint::text else data ->> 'reason' end as reason
    from fact where org_id = ${ctx.orgId} and subject_id = ${requestId} and kind like 'clock.%'
    union all
    select n.clock_id::text, 'clock.warned', min(n.at), n.stage, string_agg(m.name, ', ' order by m.name)
    from notification n join membership m on m.org_id = n.org_id and m.user_id = n.user_id
    where n.org_id = ${ctx.orgId} and n.request_id = ${requestId} and n.clock_id is not null and n.kind = 'warning'
      and n.at <= ${toIso(ctx.now)}::timestamptz
    group by n.clock_id, n.stage, n.due_at`.execute(ctx.db);
  return Map.groupBy(rows, (event) => event.clockId);
}

/** The story of a clock, line by line, with what time brought about where it belongs. */
export function storyOf(row: ClockRow, events: readonly ClockEvent[], calendar: Calendar): Line[] {
  const counted = {
    startedAt: row.started_at,
    endedAt: row.ended_at,
    pauses: row.pauses,
    calendar: { id: row.calendar_version_id, calendar },
  };
  const told = (row.story as StoryLine[]).map((line) => ({
    at: toIso(line.at),
    fact: line.fact,
    effect: line.effect,
    rule: line.rule,
    reason: line.reason,
    businessMs: line.businessMs,
    dueAt: line.dueAt === undefined ? null : toIso(line.dueAt),
  }));
  const happened = events.map((event) => eventLine(event, spentMs(counted, event.at)));
  return [...told, ...happened].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function eventLine({ kind, at, rule, reason }: ClockEvent, businessMs: number): Line {
  const line = { at: toIso(at), fact: kind, businessMs, dueAt: null };
  switch (kind) {
    case 'clock.breached':
      return { ...line, effect: 'breached', rule: 'deadline passed', reason: recordedText(reason) };
    case 'clock.breach_withdrawn':
      return { ...line, effect: 'withdrawn', rule: 'new evidence', reason: reason ?? '' };
    case 'clock.corrected':
      return { ...line, effect: 'reopened', rule: 'new evidence', reason: reason ?? '' };
    case 'clock.warned':
      return { ...line, effect: 'warned', rule: rule ?? '', reason: `told ${reason ?? 'nobody'}` };
  }
}

function recordedText(recordedAt: string | null): string {
  return recordedAt === null ? '' : `recorded ${toIso(Number(recordedAt))}`;
}
