import { sql } from 'kysely';
import type { z } from 'zod';
import { isBuying } from '../../core/measure/care-gap.ts';
import type { Figures } from '../../core/measure/figures.ts';
import type { Slice } from '../../core/measure/slice.ts';
import { buyingStages } from '../../core/request/buying-stage.ts';
import { mondayOf } from '../../core/time/day-periods.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { dateOf, type LocalDay } from '../../core/time/local-day.ts';
import type { Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { loadBoardDays, placeShown } from './board-days.ts';
import { loadBoardReader, sliceAsked } from './board-reader.ts';
import type { boardDay } from './boards/contract.ts';
import { seriesFigures } from './period-figures.ts';
import { differenceOf, sliceShown } from './view-board-figures.ts';

type Day = z.input<typeof boardDay.response>;
type Asked = z.output<typeof boardDay.query>;

/** Weeks that are compared with as many before them (M-36). */
const WEEKS = 4;

/** Today and this week beside yesterday and last week; without a slice, the reader’s own. */
export async function viewBoardDay(ctx: Context, roles: readonly Role[], asked: Asked): Promise<Day> {
  const days = await loadBoardDays(ctx);
  const reader = await loadBoardReader(ctx, roles);
  const named = sliceAsked(reader, asked.by === undefined ? { by: 'person', key: reader.id } : asked);
  const { slice } = named;
  const { today } = days;
  const monday = mondayOf(today);
  const day = (from: LocalDay) => ({ from, until: from + 1 });
  const [todays, yesterdays, sameWeekday, weeks, lastWeeks] = (await seriesFigures(ctx, {
    periods: [
      day(today),
      day(today - 1),
      day(today - 7),
      { from: monday, until: today + 1 },
      { from: monday - 7, until: today - 6 },
    ],
    slice,
  })) as [Figures, Figures, Figures, Figures, Figures];
  return {
    ...placeShown(ctx, days),
    slice: sliceShown(named),
    tomorrow: dateOf(today + 1),
    days: {
      yesterday: dateOf(today - 1),
      sameWeekday: dateOf(today - 7),
      monday: dateOf(monday),
      lastMonday: dateOf(monday - 7),
    },
    todays,
    yesterdays,
    weeks,
    lastWeeks,
    waiting: await waitingOf(ctx, slice),
    better: {
      today: todays.withinTarget,
      sameWeekday: sameWeekday.withinTarget,
      difference: differenceOf(todays.withinTarget, sameWeekday.withinTarget),
      fourWeeks: await fourWeeks(ctx, slice, monday),
    },
  };
}

/** Mean share of the last four complete weeks less that of the four before; null: a week of them decided nothing. */
async function fourWeeks(ctx: Context, slice: Slice, monday: LocalDay): Promise<number | null> {
  const periods = Array.from({ length: 2 * WEEKS }, (_, place) => {
    const from = monday - 7 * (2 * WEEKS - place);
    return { from, until: from + 7 };
  });
  const shares = (await seriesFigures(ctx, { periods, slice })).map(({ withinTarget }) => withinTarget);
  const known = shares.flatMap((one) => (one === null ? [] : [one.share]));
  if (known.length < shares.length) return null;
  const mean = (row: readonly number[]) => row.reduce((sum, one) => sum + one, 0) / row.length;
  return mean(known.slice(WEEKS)) - mean(known.slice(0, WEEKS));
}

interface WaitingRow {
  n: number;
  late: number;
  oldest: Instant | null;
  next: Instant | null;
}

/** Contacts who wait for a first or next personal response now; a clock that waits for opening counts as well. */
async function waitingOf(ctx: Context, slice: Slice): Promise<Day['waiting']> {
  const now = toIso(ctx.now);
  const { rows } = await sql<WaitingRow>`
    select count(distinct r.id)::int as n,
      count(distinct r.id) filter (where c.due_at < ${now}::timestamptz)::int as late,
      min(c.started_at) as oldest, min(c.due_at) filter (where c.due_at >= ${now}::timestamptz) as next
    from request r
    join clock c on c.org_id = ${ctx.orgId} and c.request_id = r.id and c.kind in ('C3', 'C11') and c.ended_at is null
    join desk d on d.org_id = ${ctx.orgId} and d.id = r.desk_id
    where r.org_id = ${ctx.orgId} and ${whose(ctx, slice)}`.execute(ctx.db);
  const { n, late, oldest, next } = rows[0] ?? { n: 0, late: 0, oldest: null, next: null };
  return {
    n,
    late,
    oldestSince: oldest === null ? null : toIso(oldest),
    nextDueAt: next === null ? null : toIso(next),
  };
}

/** Open requests of a slice. */
function whose({ orgId }: Context, slice: Slice) {
  if (slice.by === 'all') return sql`true`;
  const { by, key } = slice;
  if (by === 'leads') return sql`(r.kind = 'lead') = ${key === 'yes'}`;
  if (by === 'buying') return sql`r.buying_stage = any(${buying}::text[]) = ${key === 'yes'}`;
  if (by === 'segment')
    return sql`exists (select from fact f where f.org_id = ${orgId} and f.subject_id = r.id
      and f.kind = 'request.received' and f.data ->> 'segment' = ${key})`;
  return sql`${columns[by]} = ${key}`;
}

const buying = buyingStages.filter(isBuying);
const columns = {
  person: sql`r.owner_id`,
  team: sql`d.team_id`,
  desk: sql`r.desk_id`,
  channel: sql`r.channel`,
  source: sql`r.source`,
  kind: sql`r.kind`,
  stage: sql`r.buying_stage`,
} as const;
