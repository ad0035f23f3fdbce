import { sql } from 'kysely';
import { bundles } from '../core/notice/compose-notice.ts';
import { type Instant, MINUTE } from '../core/time/instant.ts';
import { type Context, enqueue } from '../platform/context.ts';
import { at } from '../platform/database.ts';

/** A delivery that may leave now. */
export interface ReadyDelivery {
  readonly notificationId: string;
  readonly userId: string;
  readonly way: 'mail' | 'push';
  /** The subscription of a push; of a mail the notification itself. */
  readonly targetId: string;
}

/** What the job `send_notices` gets: notices for one member that go out together. */
export interface NoticeJob {
  readonly orgId: string;
  readonly way: 'mail' | 'push';
  readonly userId: string;
  /** The subscription of a push. */
  readonly subscriptionId: string | null;
  readonly notificationIds: readonly string[];
}

/** How long sends are left alone before somebody looks whether they got stuck. */
export const LOOK_AFTER = 2 * MINUTE;

/** Puts deliveries into the hands of their job, and sets the timer that looks after them. */
export async function enqueueNotices(ctx: Context, ready: readonly ReadyDelivery[]): Promise<void> {
  if (ready.length === 0) return;
  await enqueueNoticeJobs(ctx, ready);
  await lookAgain(ctx, ctx.now + LOOK_AFTER);
}

/** One job for each bundle of a receiver; one that waits already stands once. */
export async function enqueueNoticeJobs(ctx: Context, ready: readonly ReadyDelivery[]): Promise<void> {
  const targets = Map.groupBy(ready, ({ way, userId, targetId }) =>
    way === 'mail' ? `mail:${userId}` : `push:${targetId}`,
  );
  const jobs = [...targets].flatMap(([target, deliveries]) =>
    bundles(deliveries[0]?.way ?? 'mail', deliveries).map((bundle) => jobOf(ctx, target, bundle)),
  );
  await enqueue(ctx, 'send_notices', jobs);
}

function jobOf(
  ctx: Context,
  target: string,
  bundle: readonly ReadyDelivery[],
): NoticeJob & { jobKey: string } {
  const [first] = bundle;
  if (!first) throw new Error('a bundle holds one notice or more');
  return {
    orgId: ctx.orgId,
    way: first.way,
    userId: first.userId,
    subscriptionId: first.way === 'push' ? first.targetId : null,
    notificationIds: bundle.map((delivery) => delivery.notificationId),
    jobKey: `notices:${target}:${first.notificationId}`,
  };
}

/** One that is due earlier stays. */
async function lookAgain(ctx: Context, dueAt: Instant): Promise<void> {
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: 'notice_outbox', subject_id: ctx.orgId, due_at: at(dueAt) })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'kind', 'subject_id'])
        .doUpdateSet({ due_at: sql`least(timer.due_at, excluded.due_at)` }),
    )
    .execute();
}
