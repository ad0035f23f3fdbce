import { breachedAt, type Clock } from '../../core/clock/clock.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { NewFact } from '../../platform/ledger.ts';
import type { ClockRow } from './clock-row.ts';

/**
 * The visible line of a result that new evidence changed: a breach taken back, or an ended clock that ends otherwise.
 * Configuration never gets here: replay leaves ended clocks under the terms they ended with. `evidenceAt` is when the
 * newest fact was recorded, which tells this change from an earlier one of the same clock.
 */
export function correctionFact(ctx: Context, before: ClockRow, clock: Clock, evidenceAt: Instant): NewFact[] {
  const isWithdrawn = before.breached_at !== null && breachedAt(clock, ctx.now) === null;
  const wasEnded = before.ended_at !== null;
  const isOther = wasEnded && (before.ended_at !== clock.endedAt || before.ending !== clock.ending);
  if (!isWithdrawn && !isOther) return [];
  return [
    {
      subjectKind: 'request',
      subjectId: before.request_id,
      kind: isWithdrawn ? 'clock.breach_withdrawn' : 'clock.corrected',
      occurredAt: ctx.now,
      evidence: 'rule',
      sourceKey: `${isWithdrawn ? 'withdrawn' : 'corrected'}:${before.id}:${evidenceAt}:${clock.endedAt ?? 'open'}`,
      data: {
        clockId: before.id,
        kind: before.kind,
        dueAt: clock.dueAt,
        endedAt: clock.endedAt,
        reason: reasonOf(before, clock, isWithdrawn),
      },
    },
  ];
}

function reasonOf(before: ClockRow, clock: Clock, isWithdrawn: boolean): string {
  if (isWithdrawn) return clock.endReason ?? `due ${toIso(clock.dueAt)} now`;
  const was = before.ended_at === null ? 'open' : toIso(before.ended_at);
  const why = clock.story.at(-1)?.reason ?? '';
  return clock.endedAt === null
    ? `ended ${was} before, runs on: ${why}`
    : `ended ${was} before, now ${toIso(clock.endedAt)}: ${why}`;
}
