import { sql } from 'kysely';
import { reportDay } from '../../../core/report/report-day.ts';
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, toIso } from '../../../core/time/instant.ts';
import { type IsoWeek, isoWeekOf, parseIsoWeek } from '../../../core/time/iso-week.ts';
import type { LocalDay } from '../../../core/time/local-day.ts';
import { type ZoneClock, zoneClock } from '../../../core/time/zone-clock.ts';
import { compiledHours } from '../../../people/calendars/compiled-hours.ts';
import { mainDesk } from '../../../people/main-desk.ts';
import { tell } from '../../../people/tell.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce } from '../../../platform/ledger.ts';
import type { FigureSource } from './figure-source.ts';
import { loadWeek } from './load-week.ts';
import { mailWeek } from './mail-week.ts';
import { missedReviews, reviewDueAt } from './missed-reviews.ts';
import { storeWeek } from './store-week.ts';

/** Monday, on the organisation's wall. */
const COMPUTED = 7 * HOUR;
const CONFIRMED_BY = 12 * HOUR;
const A_WEEK = 7;
/** After a longer downtime the weeks before are computed by nobody. */
const MOST_MISSED = 13;

/** Goes with every organisation from its first minute on. */
export const WEEKLY_TIMER = 'weekly_report';
const CONFIRM_TIMER = 'weekly_confirm';
const REVIEW_TIMER = 'weekly_review';

type Handler = (ctx: Context, subjectId: string) => Promise<Instant | null>;

/**
 * The timers of the weekly report: it is computed Monday 07:00 and confirmed by 12:00, a day later where that is a holiday
 * and reviewed by Friday 17:00.
 */
export function weeklyTimers(
  source: FigureSource,
  canMail: (ctx: Context) => Promise<boolean>,
): Readonly<Record<string, Handler>> {
  return {
    [WEEKLY_TIMER]: (ctx) => computeDue(ctx, source, canMail),
    [CONFIRM_TIMER]: remindKeeper,
    [REVIEW_TIMER]: sayReviewMissed,
  };
}

/**
 * Computes the weeks that are over and have no report: after downtime more than one, of which only the last is mailed.
 * Returns the next Monday 07:00, or in a minute where figures are not exact yet.
 */
async function computeDue(
  ctx: Context,
  source: FigureSource,
  canMail: (ctx: Context) => Promise<boolean>,
): Promise<Instant> {
  if (!(await source.ready(ctx))) return ctx.now + MINUTE;
  const { zone, createdAt } = await place(ctx);
  const clock = zoneClock(zone);
  const hours = compiledHours((await mainDesk(ctx)).spec);
  const on = (monday: LocalDay, time: Milliseconds) => clock.instantOf(reportDay(hours, monday) * DAY + time);
  const { from: monday } = isoWeekOf(Math.floor(clock.wallAt(ctx.now) / DAY));
  const due = on(monday, COMPUTED);
  // Before Monday 07:00 the week that has just ended is not due yet.
  const last = due <= ctx.now ? monday - A_WEEK : monday - 2 * A_WEEK;
  const weeks = await missing(ctx, last, Math.floor(clock.wallAt(createdAt) / DAY), clock);
  const mails = await canMail(ctx);
  for (const week of weeks) {
    const isLast = week === weeks.at(-1);
    const id = await storeWeek(ctx, source, week, isLast && mails);
    if (id === null || !isLast) continue;
    if (mails) await mailWeek(ctx, id);
    await setTimer(ctx, CONFIRM_TIMER, id, on(week.until, CONFIRMED_BY));
    await setTimer(ctx, REVIEW_TIMER, id, reviewDueAt(await loadWeek(ctx, id)) + 1);
  }
  return due > ctx.now ? due : on(monday + A_WEEK, COMPUTED);
}

/** Weeks after the last report, up to the one that is due; the first is that of a week in which something had come already. */
async function missing(
  ctx: Context,
  last: LocalDay,
  created: LocalDay,
  clock: ZoneClock,
): Promise<IsoWeek[]> {
  const newest = await ctx.db
    .selectFrom('weekly_report')
    .select('week')
    .where('org_id', '=', ctx.orgId)
    .orderBy('week', 'desc')
    .executeTakeFirst();
  if (!newest && !(await anyReceived(ctx, clock.instantOf((last + A_WEEK) * DAY)))) return [];
  const first = (newest && parseIsoWeek(newest.week)?.until) ?? last;
  const from = Math.max(first, last - (MOST_MISSED - 1) * A_WEEK);
  const weeks: IsoWeek[] = [];
  for (let start = from; start <= last; start += A_WEEK)
    if (start + A_WEEK > created) weeks.push(isoWeekOf(start));
  return weeks;
}

async function anyReceived(ctx: Context, before: Instant): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('request')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('received_at', '<', at(before))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Monday 12:00: a week that nobody confirmed calls on the keeper once (S1-55). */
async function remindKeeper(ctx: Context, reportId: string): Promise<null> {
  const row = await loadWeek(ctx, reportId);
  if (row.confirmed_at === null)
    await tellRole(ctx, 'keeper', {
      text: `Week ${row.week} is not yet confirmed`,
      onceKey: `weekly_confirm:${row.week}`,
    });
  await announce(ctx, { topics: ['weekly'] });
  return null;
}

/** Friday 17:00: the missed review stands on the boards from now on (E8.k). */
async function sayReviewMissed(ctx: Context, reportId: string): Promise<null> {
  const row = await loadWeek(ctx, reportId);
  if (row.reviewed_at === null)
    await tellRole(ctx, 'executive', {
      text: `Week ${row.week}: ${(await missedReviews(ctx)).text}`,
      onceKey: `weekly_review:${row.week}`,
    });
  await announce(ctx, { topics: ['weekly'] });
  return null;
}

async function tellRole(
  ctx: Context,
  role: 'keeper' | 'executive',
  told: { readonly text: string; readonly onceKey: string },
): Promise<void> {
  const { rows } = await sql<{ user_id: string }>`
    select user_id from membership where org_id = ${ctx.orgId} and active and ${role} = any (roles)`.execute(
    ctx.db,
  );
  await tell(
    ctx,
    rows.map(({ user_id }) => ({ userId: user_id, kind: 'weekly', requestId: null, ...told })),
  );
}

async function setTimer(ctx: Context, kind: string, subjectId: string, dueAt: Instant): Promise<void> {
  await sql`insert into timer (org_id, kind, subject_id, due_at)
    values (${ctx.orgId}, ${kind}, ${subjectId}, ${toIso(dueAt)}::timestamptz)
    on conflict (org_id, kind, subject_id) do nothing`.execute(ctx.db);
}

async function place(ctx: Context): Promise<{ zone: string; createdAt: Instant }> {
  const row = await ctx.db
    .selectFrom('organisation')
    .select(['zone', 'created_at'])
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return { zone: row.zone, createdAt: row.created_at };
}
