import { sql } from 'kysely';
import { DAY, HOUR, type Instant } from '../../../core/time/instant.ts';
import { parseDate } from '../../../core/time/local-day.ts';
import { zoneClock } from '../../../core/time/zone-clock.ts';
import type { Context } from '../../../platform/context.ts';
import type { WeeklyRow } from './load-week.ts';

/** Friday 17:00 of the week after. */
const REVIEWED_BY = 4 * DAY + 17 * HOUR;
const MOST = 26;

/** How many weeks in a row, up to now, no executive has reviewed by their Friday 17:00; what a board says of it (S1-59). */
export interface MissedReviews {
  readonly weeks: number;
  /** `executive review missed`; empty when none was. */
  readonly text: string;
}

export async function missedReviews(ctx: Context): Promise<MissedReviews> {
  // The rest of a report is large, and boards ask this often.
  const { rows } = await sql<Row>`
    select jsonb_build_object('until', content -> 'until', 'zone', content -> 'zone') as content, computed_at, reviewed_at
    from weekly_report where org_id = ${ctx.orgId} order by week desc limit ${MOST}`.execute(ctx.db);
  const reviewed = rows.findIndex((row) => row.reviewed_at !== null);
  const since = reviewed < 0 ? rows : rows.slice(0, reviewed);
  const weeks = since.filter((row) => isMissed(row, ctx.now)).length;
  return { weeks, text: missedText(weeks) };
}

interface Row extends Reviewable, Pick<WeeklyRow, 'computed_at' | 'reviewed_at'> {}

/** A report that was made after downtime came too late to be reviewed in time. */
function isMissed(row: Row, now: Instant): boolean {
  const dueAt = reviewDueAt(row);
  return dueAt < now && row.computed_at <= dueAt;
}

/** What tells when a report is to be reviewed. */
interface Reviewable {
  readonly content: Pick<WeeklyRow['content'], 'until' | 'zone'>;
}

/** When the review of a week is due. */
export function reviewDueAt({ content }: Reviewable): Instant {
  const monday = parseDate(content.until) ?? 0;
  return zoneClock(content.zone).instantOf(monday * DAY + REVIEWED_BY);
}

function missedText(weeks: number): string {
  if (weeks === 0) return '';
  return weeks === 1 ? 'executive review missed' : `executive review missed ${weeks} weeks`;
}
