import type { Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import type { Schema } from '../platform/schema.ts';
import type { NoticeJob } from './enqueue-notices.ts';

export type DeliveryState = Schema['notification_delivery']['state'];

export interface NoticeOutcome {
  /** The states it applies to. */
  readonly from: readonly DeliveryState[];
  readonly state: DeliveryState;
  readonly detail: string | null;
}

/** Records what became of a job's deliveries; returns to how many of them it applied. */
export async function markNotices(
  ctx: Context,
  { way, subscriptionId, notificationIds }: Omit<NoticeJob, 'orgId' | 'userId'>,
  { from, state, detail }: NoticeOutcome,
): Promise<number> {
  const marked = await ctx.db
    .updateTable('notification_delivery')
    // What goes back into the queue keeps the instant it was put there first: it is given up by it.
    .set({ state, detail, ...(state === 'queued' ? {} : { at: at(ctx.now) }) })
    .where('org_id', '=', ctx.orgId)
    .where('way', '=', way)
    .where('state', 'in', [...from])
    .where('notification_id', 'in', [...notificationIds])
    .$if(subscriptionId !== null, (query) => query.where('target_id', '=', subscriptionId ?? ''))
    .executeTakeFirst();
  return Number(marked.numUpdatedRows);
}
