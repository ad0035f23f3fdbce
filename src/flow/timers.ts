import { sql } from 'kysely';
import { type Instant, MINUTE } from '../core/time/instant.ts';
import type { Context, Runner } from '../platform/context.ts';
import { at, type Database } from '../platform/database.ts';
import { announce } from '../platform/ledger.ts';
import type { Log } from '../platform/log.ts';
import { dueTimers } from '../platform/timekeeper.ts';
import { recheckOpenClocks } from './clocks/recheck-open-clocks.ts';
import { refreshClocks } from './clocks/refresh-clocks.ts';
import { clearUploads } from './desk/composer/clear-uploads.ts';
import { weighDueBacklog } from './desk/follow-ups/weigh-backlog.ts';
import { ERASE_TIMER, eraseNote } from './desk/notes/erase-note.ts';
import { RELEASE_TIMER, releaseReply } from './desk/release-reply.ts';
import { sweepOutbox } from './desk/sweep-outbox.ts';
import { CLEAR_FILES_TIMER, clearLibraryFiles } from './library/clear-library-files.ts';
import { tellOfReview } from './library/review-timer.ts';
import { WEEKLY_TIMER } from './measurement/weekly/weekly-timers.ts';
import { distributeWaiting, MOST_AT_ONCE } from './routing/distribute-waiting.ts';
import { offerAgain } from './routing/offer-again.ts';
import { takeBackSilent } from './routing/take-back-silent.ts';

/** What a timer does; the instant it returns is when it comes again. */
export type TimerHandler = (ctx: Context, subjectId: string) => Promise<Instant | null>;

export const HEALTH_EVERY = 10 * MINUTE;

/** Every timer of the product that is no clock. `checkHealth` comes from the set-up side. */
export function timerHandlers(
  checkHealth: (ctx: Context) => Promise<void>,
): Readonly<Record<string, TimerHandler>> {
  return {
    /** Somebody comes on duty: hand out what waits for an owner. */
    distribute: async (ctx, deskId) => {
      const assigned = await distributeWaiting(ctx, deskId);
      for (const requestId of assigned) await refreshClocks(ctx, requestId);
      await announce(ctx, { requestIds: assigned });
      return assigned.length === MOST_AT_ONCE ? ctx.now : null;
    },
    /** A holder was silent: somebody else gets it. */
    reroute: async (ctx, requestId) => {
      await takeBackSilent(ctx, requestId);
      return null;
    },
    /** Somebody is away, or has left: their open items are offered anew. */
    reoffer: offerAgain,
    /** A follow-up of a person has passed its time: does their backlog call for help? */
    backlog: weighDueBacklog,
    /** A library item is due for its review. */
    library_review: tellOfReview,
    /** Is Heed itself deaf or mute? */
    health: async (ctx) => {
      await checkHealth(ctx);
      return ctx.now + HEALTH_EVERY;
    },
    /** The next portion of open clocks after hours were corrected. */
    recheck_clocks: recheckOpenClocks,
    /** A reply can no longer be taken back: it goes out. */
    [RELEASE_TIMER]: async (ctx, messageId) => {
      await releaseReply(ctx, messageId);
      return null;
    },
    /** A deleted note can no longer be brought back: its words go. */
    [ERASE_TIMER]: async (ctx, noteId) => {
      await eraseNote(ctx, noteId);
      return null;
    },
    /** Files for replies that were never sent. */
    clear_uploads: clearUploads,
    /** Files for library items that were never saved. */
    [CLEAR_FILES_TIMER]: clearLibraryFiles,
    /** Sends that lost their process: offered again, or shown as unknown. */
    outbox: async (ctx) => {
      await sweepOutbox(ctx, { alone: false });
      return null;
    },
  };
}

/** The timers every organisation has, from its first minute on. */
const standing = ['health', 'readiness', 'digest', WEEKLY_TIMER];

/** Sets the standing timers of all organisations where they are missing. */
export async function setStandingTimers(database: Database, now: Instant): Promise<void> {
  await database.asOwner(async (db) => {
    const organisations = await db.selectFrom('organisation').select('id').execute();
    const rows = organisations.flatMap(({ id }) =>
      standing.map((kind) => ({ org_id: id, kind, subject_id: id, due_at: at(now + MINUTE) })),
    );
    if (rows.length === 0) return;
    await db
      .insertInto('timer')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['org_id', 'kind', 'subject_id']).doNothing())
      .execute();
  });
}

/** Something about Heed itself changed for the worse: look within a minute instead of at the next round. */
export async function checkHealthSoon(ctx: Context): Promise<void> {
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: 'health', subject_id: ctx.orgId, due_at: at(ctx.now + MINUTE) })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'kind', 'subject_id'])
        .doUpdateSet({ due_at: sql`least(timer.due_at, excluded.due_at)` }),
    )
    .execute();
}

/** Fires the timers that are due, each in its own transaction; one that fails is tried again in a minute. */
export async function fireDueTimers(
  database: Database,
  runner: Runner,
  handlers: Readonly<Record<string, TimerHandler>>,
  now: Instant,
  log: Log,
): Promise<number> {
  const due = await dueTimers(database, now, 100);
  let fired = 0;
  for (const timer of due) {
    const actor = { kind: 'system', job: `timer:${timer.kind}` } as const;
    const work = (ctx: Context) => fireTimer(ctx, timer, handlers[timer.kind], now);
    fired += await runner.run(timer.org_id, actor, work).catch(async (error: Error) => {
      log.error({ error: error.message, timer: timer.kind }, 'a timer failed and is tried again');
      await runner.run(timer.org_id, actor, (ctx) => postpone(ctx, timer, ctx.now + MINUTE));
      return 0;
    });
  }
  return fired;
}

type DueTimer = { org_id: string; kind: string; subject_id: string };

async function fireTimer(
  ctx: Context,
  timer: DueTimer,
  handler: TimerHandler | undefined,
  now: Instant,
): Promise<number> {
  const taken = await ctx.db
    .selectFrom('timer')
    .select('kind')
    .where('org_id', '=', timer.org_id)
    .where('kind', '=', timer.kind)
    .where('subject_id', '=', timer.subject_id)
    .where('due_at', '<=', at(now))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!taken) return 0;
  await ctx.db
    .deleteFrom('timer')
    .where('org_id', '=', timer.org_id)
    .where('kind', '=', timer.kind)
    .where('subject_id', '=', timer.subject_id)
    .execute();
  const again = handler ? await handler(ctx, timer.subject_id) : null;
  if (again !== null)
    await ctx.db
      .insertInto('timer')
      .values({ ...timer, due_at: at(again) })
      .execute();
  return 1;
}

async function postpone(ctx: Context, timer: DueTimer, until: Instant): Promise<void> {
  await ctx.db
    .updateTable('timer')
    .set({ due_at: at(until) })
    .where('org_id', '=', timer.org_id)
    .where('kind', '=', timer.kind)
    .where('subject_id', '=', timer.subject_id)
    .execute();
}
