import type { Config } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import { lookAfterNotices } from './look-after-notices.ts';
import { offerNotices } from './offer-notices.ts';
import type { TimerHandler } from './timers.ts';

/** The timers of what people are told. */
export function noticeTimers(config: Config): Readonly<Record<string, TimerHandler>> {
  const hasMail = canMail(config);
  return {
    /** Notifications whose instant has come are shown and go out by the ways their members chose. */
    offer_notices: (ctx) => offerNotices(ctx, hasMail),
    /** Sends of notices that lost their process. */
    notice_outbox: lookAfterNotices,
  };
}

/** Whether mail of Heed's own can leave for an organisation. */
export function canMail(config: Config): (ctx: Context) => Promise<boolean> {
  return async (ctx) => config.systemSmtp !== null || (await isDemo(ctx));
}

/** Its mail goes to the sink whether or not this server can send. */
async function isDemo(ctx: Context): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('organisation')
    .select('is_demo')
    .where('id', '=', ctx.orgId)
    .executeTakeFirst();
  return row?.is_demo ?? false;
}
