import type { z } from 'zod';
import type { GroupPoint, WeeklyContent } from '../../../core/report/weekly-content.ts';
import { weeklyLines } from '../../../core/report/weekly-lines.ts';
import { weekSentence } from '../../../core/report/weekly-text.ts';
import { DAY, type Instant, toIso } from '../../../core/time/instant.ts';
import { type IsoWeek, isoWeekOf } from '../../../core/time/iso-week.ts';
import { zoneClock } from '../../../core/time/zone-clock.ts';
import type { Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { asReadBy } from './as-read-by.ts';
import type { weeklyReport, weeklyReports, weekView } from './contract.ts';
import type { FigureSource } from './figure-source.ts';
import { gatherWeek } from './gather-week.ts';
import { loadWeek, type WeeklyRow } from './load-week.ts';
import { missedReviews, reviewDueAt } from './missed-reviews.ts';
import { type WeekNames, weekNames } from './week-names.ts';
import { weekStates } from './week-states.ts';

const MOST = 60;

/** All weeks there are, and the running one so far, which is stored nowhere. */
export async function listWeeks(
  ctx: Context,
  source: FigureSource,
  roles: readonly Role[],
): Promise<z.input<typeof weeklyReports.response>> {
  const rows = (await ctx.db
    .selectFrom('weekly_report')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .orderBy('week', 'desc')
    .limit(MOST)
    .execute()) as WeeklyRow[];
  const running = await gatherWeek(ctx, source, await runningWeek(ctx));
  const names = await weekNames(ctx, running, roles);
  return {
    weeks: rows.map((row) => ({
      id: row.id,
      week: row.week,
      from: row.content.from,
      until: row.content.until,
      counted: row.content.figures.population.counted,
      withinTarget: row.content.figures.withinTarget,
      ...settledOf(row, names),
      reviewDueAt: toIso(reviewDueAt(row)),
      mailed: row.mailed,
    })),
    missed: (await missedReviews(ctx)).text,
    running: shown(asReadBy(roles, running), names),
  };
}

/** A stored report; names are those of today. Throws `not_found`. */
export async function viewWeek(
  ctx: Context,
  id: string,
  roles: readonly Role[],
): Promise<z.input<typeof weeklyReport.response>> {
  const row = await loadWeek(ctx, id);
  const names = await weekNames(ctx, row.content, roles);
  const can = [
    ...(row.confirmed_at === null && roles.includes('keeper') ? (['confirm'] as const) : []),
    ...(row.reviewed_at === null && roles.includes('executive') ? (['review'] as const) : []),
  ];
  return {
    ...shown(asReadBy(roles, row.content), names),
    id,
    computedAt: toIso(row.computed_at),
    ledgerXid: row.ledger_xid,
    ...settledOf(row, names),
    states: weekStates(row, names),
    can,
  };
}

async function runningWeek(ctx: Context): Promise<IsoWeek> {
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return isoWeekOf(Math.floor(zoneClock(zone).wallAt(ctx.now) / DAY));
}

function settledOf(row: WeeklyRow, { people }: WeekNames) {
  const settled = (by: string | null, at: Instant | null, text: string | null) =>
    at === null ? null : { by: people.get(by ?? '') ?? 'somebody who left', at: toIso(at), text: text ?? '' };
  return {
    confirmed: settled(row.confirmed_by, row.confirmed_at, row.comment),
    reviewed: settled(row.reviewed_by, row.reviewed_at, row.decision),
  };
}

function shown(content: WeeklyContent, names: WeekNames): z.input<typeof weekView> {
  const { week, from, until, zone, targetMs, series, waitingMore } = content;
  const named = (points: readonly GroupPoint[], known: ReadonlyMap<string, string>) =>
    points.map((point) => ({ ...point, name: known.get(point.id) ?? 'gone' }));
  return {
    week,
    from,
    until,
    zone,
    asOf: toIso(content.asOf),
    targetMs,
    sentence: weekSentence(content),
    lines: weeklyLines(content),
    series: [...series],
    teams: named(content.teams, names.teams),
    leaders: named(content.leaders, names.people),
    waiting: content.waiting.map((row) => ({
      ...row,
      name: names.requests.get(row.requestId) ?? 'a request that was erased',
    })),
    waitingMore,
    actions: content.actions.map(({ text, ownerId, done }) => ({
      text,
      owner: names.people.get(ownerId ?? '') ?? '',
      done,
    })),
  };
}
