import { type RawBuilder, sql } from 'kysely';
import { figuresOf } from '../src/core/measure/figures-of.ts';
import { Tally } from '../src/core/measure/tally.ts';
import type { WeeklyContent } from '../src/core/report/weekly-content.ts';
import type { Instant } from '../src/core/time/instant.ts';
import { newId } from '../src/platform/new-id.ts';

/** A weekly report of long ago and its mail, with the mark where it holds text. */
export function weeklyRows(
  orgId: string,
  { weekly, member }: { readonly weekly: string; readonly member: string },
  mark: string,
  at: RawBuilder<Instant>,
): RawBuilder<unknown>[] {
  // Weeks are unique in an organisation, which may be filled more than once.
  const week = `${1000 + (Number.parseInt(weekly.slice(-6), 16) % 1000)}-W01`;
  const content = JSON.stringify(nothingOf(week, mark, member));
  return [
    sql`insert into weekly_report (org_id, id, week, as_of, computed_at, ledger_xid, targets, content, mailed, comment)
      values (${orgId}, ${weekly}, ${week}, ${at}, ${at}, '1', '[]', ${content}::jsonb, true, ${mark})`,
    sql`insert into weekly_report_mail (org_id, id, report_id, user_id, state, at, detail)
      values (${orgId}, ${newId()}, ${weekly}, ${member}, 'sent', ${at}, ${mark})`,
  ];
}

/** A week in which nothing came, and something was agreed. */
function nothingOf(week: string, text: string, ownerId: string): WeeklyContent {
  return {
    version: 1,
    week,
    from: '2020-01-06',
    until: '2020-01-13',
    zone: 'America/Chicago',
    asOf: 0,
    targetMs: null,
    figures: figuresOf(new Tally(), 0),
    before: null,
    series: [],
    teams: [],
    leaders: [],
    waiting: [],
    waitingMore: 0,
    actions: [{ text, ownerId, done: false }],
  };
}
