import { isPushAddress } from '../../../channels/push/push-address.ts';
import { DomainError } from '../../../core/domain-error.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';

export interface BrowserKeys {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly label: string;
}

/** More browsers than anybody sits at; the oldest go. */
const MOST_BROWSERS = 20;

/**
 * Lets a browser take notices for the acting member; returns its id. It belongs to whoever sits at it: others who
 * subscribed it before hear of nothing there any more.
 */
export async function subscribeBrowser(
  ctx: Context,
  browser: BrowserKeys,
  allowLoopback: boolean,
): Promise<string> {
  if (!isPushAddress(browser.endpoint, allowLoopback))
    throw new DomainError('invalid', 'this is no address of a push service that can be used', '/endpoint');
  const me = actingUser(ctx);
  await ctx.db
    .deleteFrom('push_subscription')
    .where('org_id', '=', ctx.orgId)
    .where('endpoint', '=', browser.endpoint)
    .where('user_id', '!=', me)
    .execute();
  const { p256dh, auth, label } = browser;
  const { id } = await ctx.db
    .insertInto('push_subscription')
    .values({ org_id: ctx.orgId, id: newId(), user_id: me, ...browser, added_at: at(ctx.now) })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'user_id', 'endpoint']).doUpdateSet({ p256dh, auth, label }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await forgetOldest(ctx, me);
  return id;
}

async function forgetOldest(ctx: Context, userId: string): Promise<void> {
  const rows = await ctx.db
    .selectFrom('push_subscription')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .offset(MOST_BROWSERS)
    .execute();
  if (rows.length === 0) return;
  await ctx.db
    .deleteFrom('push_subscription')
    .where('org_id', '=', ctx.orgId)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
}

/** One of the acting member's own; another's answers as absent. */
export async function unsubscribeBrowser(ctx: Context, id: string): Promise<void> {
  const removed = await ctx.db
    .deleteFrom('push_subscription')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .where('user_id', '=', actingUser(ctx))
    .executeTakeFirst();
  if (Number(removed.numDeletedRows) === 0) throw notFound();
}
