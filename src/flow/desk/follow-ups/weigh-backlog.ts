import { sql } from 'kysely';
import { type AlarmLevel, type BacklogLimits, nextAlarm } from '../../../core/follow-up/next-alarm.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { backlogLimits } from './backlog-limits.ts';
import { isLive } from './live-follow-ups.ts';
import { tellOfBacklog } from './tell-of-backlog.ts';

interface Weight {
  readonly overdue: number;
  /** When the next one is due. */
  readonly next: Instant | null;
  readonly standing: AlarmLevel | null;
}

/**
 * Counts what is overdue with these people and raises or ends their alarms, each alarm told once; a timer comes back
 * when the next of their follow-ups passes its time. Last in its transaction: it holds each backlog until the commit.
 */
export async function weighBacklogs(
  ctx: Context,
  userIds: readonly string[],
  known?: BacklogLimits,
): Promise<void> {
  if (userIds.length === 0) return;
  const limits = known ?? (await backlogLimits(ctx));
  for (const userId of [...new Set(userIds)].sort()) {
    const next = await weigh(ctx, userId, limits);
    await setTimer(ctx, userId, next);
  }
}

/** The timer's turn for one person. Returns when it has to come again. */
export async function weighDueBacklog(ctx: Context, userId: string): Promise<Instant | null> {
  return weigh(ctx, userId, await backlogLimits(ctx));
}

async function weigh(ctx: Context, userId: string, limits: BacklogLimits): Promise<Instant | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 5))`.execute(ctx.db);
  const { overdue, next, standing } = await read(ctx, userId);
  const alarm = nextAlarm(standing, overdue, limits);
  if (alarm.level !== standing || alarm.isRaised) await keep(ctx, userId, alarm.level, alarm.isRaised);
  if (alarm.isRaised && alarm.level) await tellOfBacklog(ctx, userId, { level: alarm.level, overdue });
  return next === null ? null : next + 1;
}

async function read(ctx: Context, userId: string): Promise<Weight> {
  const now = sql`${toIso(ctx.now)}::timestamptz`;
  const { rows } = await sql<Weight>`
    select (count(*) filter (where f.due_at < ${now}))::int as overdue,
      min(f.due_at) filter (where f.due_at >= ${now}) as next,
      (select level from backlog_alarm a where a.org_id = ${ctx.orgId} and a.user_id = ${userId}) as standing
    from follow_up f join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id
    where f.org_id = ${ctx.orgId} and f.owner_id = ${userId} and ${isLive}`.execute(ctx.db);
  return rows[0] ?? { overdue: 0, next: null, standing: null };
}

async function keep(
  ctx: Context,
  userId: string,
  level: AlarmLevel | null,
  isRaised: boolean,
): Promise<void> {
  if (level === null) {
    await ctx.db
      .deleteFrom('backlog_alarm')
      .where('org_id', '=', ctx.orgId)
      .where('user_id', '=', userId)
      .execute();
    return;
  }
  await ctx.db
    .insertInto('backlog_alarm')
    .values({ org_id: ctx.orgId, user_id: userId, level, raised_at: at(ctx.now) })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'user_id'])
        .doUpdateSet(isRaised ? { level, raised_at: at(ctx.now) } : { level }),
    )
    .execute();
}

async function setTimer(ctx: Context, userId: string, due: Instant | null): Promise<void> {
  if (due === null) {
    await ctx.db
      .deleteFrom('timer')
      .where('org_id', '=', ctx.orgId)
      .where('kind', '=', 'backlog')
      .where('subject_id', '=', userId)
      .execute();
    return;
  }
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: 'backlog', subject_id: userId, due_at: at(due) })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'kind', 'subject_id']).doUpdateSet({ due_at: at(due) }),
    )
    .execute();
}
