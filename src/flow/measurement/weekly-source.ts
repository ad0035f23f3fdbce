import { sql } from 'kysely';
import { standingOf } from '../../core/measure/standing-of.ts';
import type { Instant } from '../../core/time/instant.ts';
import { dateOf } from '../../core/time/local-day.ts';
import type { Context } from '../../platform/context.ts';
import { loadTerms } from '../clocks/terms.ts';
import { measuredRequests } from './measured-requests.ts';
import { periodFigures, seriesFigures } from './period-figures.ts';
import { liveRequests, unmeasured } from './roll-ups/live-requests.ts';
import { loadItems } from './roll-ups/load-items.ts';
import type { AskedPeriod, FigureSource, Waiting } from './weekly/figure-source.ts';

const MOST = 5_000;
/** So many that are not measured yet are counted from their facts when one looks. */
const MOST_UNMEASURED = 400;

/** Weekly reports take their figures from where every board takes them. */
export const weeklySource: FigureSource = {
  ready,
  period: periodFigures,
  series: seriesFigures,
  waiting: waitingAt,
  actions: actionsOf,
};

/** What is frozen must not lack what an import, new rules or the demo's past still bring. */
async function ready(ctx: Context): Promise<boolean> {
  const { rows } = await sql`
    select from demo_history where org_id = ${ctx.orgId} and entered < total`.execute(ctx.db);
  return rows.length === 0 && (await unmeasured(ctx)) < MOST_UNMEASURED;
}

/** What was open, late and unanswered at that instant; an answer that came since does not hide it. */
async function waitingAt(ctx: Context, { from, until, slice, asOf }: AskedPeriod): Promise<Waiting[]> {
  const { rows } = await measuredRequests(ctx, { from, until, slice, count: 'unanswered', atMost: MOST });
  const ids = new Set([...rows.map(({ id }) => id), ...(await liveRequests(ctx, asOf))]);
  const terms = await loadTerms(ctx);
  return (await loadItems(ctx, [...ids], asOf, terms)).flatMap(({ item, slices }) => {
    const { id, receivedAt, receivedDay } = item;
    const { firstResponse, closedUnanswered, withdrawn } = item;
    const isOver = firstResponse !== null || closedUnanswered || withdrawn !== null;
    const counts = !isOver && standingOf(item, asOf) === 'missed';
    if (!counts || receivedDay < from || receivedDay >= until) return [];
    const desk = slices.find((one) => one.startsWith('desk:'))?.slice('desk:'.length) ?? '';
    const { calendar } = terms.forDesk(desk).calendarFor('desk', { zone: null }, receivedAt, receivedAt);
    return [
      {
        requestId: id,
        businessMs: calendar.between(receivedAt, asOf),
        elapsedMs: (asOf - receivedAt) satisfies Instant,
      },
    ];
  });
}

async function actionsOf(ctx: Context, { from, until }: Pick<AskedPeriod, 'from' | 'until'>) {
  const { rows } = await sql<{ text: string; ownerId: string; done: boolean }>`
    select text, owner_id as "ownerId", done_at is not null as done from huddle_action
    where org_id = ${ctx.orgId} and deleted_at is null and day >= ${dateOf(from)} and day < ${dateOf(until)}
    order by day, added_at, id limit 20`.execute(ctx.db);
  return rows;
}
