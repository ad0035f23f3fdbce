import { sql } from 'kysely';
import type { Figures } from '../../../core/measure/figures.ts';
import { everything, type Slice } from '../../../core/measure/slice.ts';
import type { GroupPoint, WeeklyContent, WeekPoint } from '../../../core/report/weekly-content.ts';
import { DAY, type Instant, type Milliseconds, toIso } from '../../../core/time/instant.ts';
import { type IsoWeek, isoWeekOf } from '../../../core/time/iso-week.ts';
import { dateOf, type LocalDay } from '../../../core/time/local-day.ts';
import { zoneClock } from '../../../core/time/zone-clock.ts';
import type { Context } from '../../../platform/context.ts';
import type { FigureSource } from './figure-source.ts';

/** Weeks on the charts, this one among them. */
const WEEKS = 12;
const MOST_NAMED = 12;
const MOST_GROUPS = 12;
const A_WEEK = 7;

/**
 * Everything the report of a week says. A week that is over is seen as of the Monday after it, 00:00 on the organisation's
 * wall; one that runs still, as of now.
 */
export async function gatherWeek(ctx: Context, source: FigureSource, week: IsoWeek): Promise<WeeklyContent> {
  const zone = await zoneOf(ctx);
  const { from, until } = week;
  const end = zoneClock(zone).instantOf(until * DAY);
  const asOf = Math.min(end, ctx.now);
  const period = { from, until, asOf };
  const { figures, series } = await weeksUpTo(ctx, source, from, asOf);
  const before = series.at(-2);
  const waiting = (await source.waiting(ctx, { ...period, slice: everything })).toSorted(
    (a, b) => b.businessMs - a.businessMs,
  );
  return {
    version: 1,
    week: week.name,
    from: dateOf(from),
    until: dateOf(until),
    zone,
    asOf,
    targetMs: await targetAt(ctx, asOf),
    figures,
    before: before && before.counted > 0 ? before : null,
    series,
    teams: await groupsOf(ctx, source, period, 'team', await teamIds(ctx)),
    leaders: await groupsOf(ctx, source, period, 'person', await leaderIds(ctx)),
    waiting: waiting.slice(0, MOST_NAMED),
    waitingMore: Math.max(0, waiting.length - MOST_NAMED),
    actions: await source.actions(ctx, period),
  };
}

/** This week and those before it from the first in which anything was counted on, all as of the same instant. */
async function weeksUpTo(
  ctx: Context,
  source: FigureSource,
  from: LocalDay,
  asOf: Instant,
): Promise<{ figures: Figures; series: WeekPoint[] }> {
  const periods = Array.from({ length: WEEKS }, (_, place) => {
    const start = from - (WEEKS - 1 - place) * A_WEEK;
    return { from: start, until: start + A_WEEK };
  });
  const all = await source.series(ctx, { periods, slice: everything, asOf });
  const points = all.map((figures, place) => pointOf(isoWeekOf(periods[place]?.from ?? from).name, figures));
  const first = points.findIndex(({ counted }) => counted > 0);
  const figures = all.at(-1);
  if (figures === undefined) throw new RangeError('a week has figures');
  return { figures, series: points.slice(first < 0 ? -1 : first) };
}

function pointOf(week: string, figures: Figures): WeekPoint {
  return { week, ...groupPoint(figures) };
}

function groupPoint({ population, withinTarget, response, worth }: Figures): Omit<WeekPoint, 'week'> {
  return {
    counted: population.counted,
    withinTarget,
    median: response.business.median,
    score: worth.score,
  };
}

interface Period {
  readonly from: LocalDay;
  readonly until: LocalDay;
  readonly asOf: Instant;
}

/** Groups that had anything to answer. */
async function groupsOf(
  ctx: Context,
  source: FigureSource,
  period: Period,
  by: 'team' | 'person',
  ids: readonly string[],
): Promise<GroupPoint[]> {
  const points: GroupPoint[] = [];
  for (const key of ids.slice(0, MOST_GROUPS)) {
    const slice: Slice = { by, key };
    points.push({ id: key, ...groupPoint(await source.period(ctx, { ...period, slice })) });
  }
  return points.filter(({ counted }) => counted > 0);
}

async function zoneOf(ctx: Context): Promise<string> {
  const row = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return row.zone;
}

/** The first-response target that held for every desk and segment. */
async function targetAt(ctx: Context, asOf: Instant): Promise<Milliseconds | null> {
  const { rows } = await sql<{ target_ms: number | null }>`
    select target_ms from target_version
    where org_id = ${ctx.orgId} and clock_kind = 'C3' and desk_id is null and segment is null
      and state = 'approved' and valid_from <= ${toIso(asOf)}::timestamptz
    order by valid_from desc, decided_at desc nulls last, id desc limit 1`.execute(ctx.db);
  return rows[0]?.target_ms ?? null;
}

async function teamIds(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('team')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
  return rows.map(({ id }) => id);
}

/** The most senior first. */
async function leaderIds(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select user_id from membership
    where org_id = ${ctx.orgId} and active and roles && '{executive,manager}'::text[]
    order by not ('executive' = any (roles)), name`.execute(ctx.db);
  return rows.map(({ user_id }) => user_id);
}
