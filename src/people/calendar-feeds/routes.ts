import { type Binding, forMembers } from '../../platform/bindings.ts';
import type { Runner } from '../../platform/context.ts';
import { forMembersThen } from '../for-members-then.ts';
import * as contract from './contract.ts';
import { feedView } from './feed-view.ts';
import { type FeedSettings, followFeed, leaveFeed, readFeedNow } from './follow-feed.ts';
import { takeFile } from './read-feed.ts';

const ok = { ok: true } as const;

/** Every endpoint of people/calendar-feeds/contract.ts. */
export function feedBindings(settings: FeedSettings, runner: Runner): Binding[] {
  return [
    forMembers(contract.calendarFeed, ({ ctx }) => feedView(ctx)),
    forMembers(contract.setCalendarFeed, async ({ ctx, body }) => {
      await followFeed(ctx, settings, body.url);
      return ok;
    }),
    forMembers(contract.removeCalendarFeed, async ({ ctx }) => ({ url: await leaveFeed(ctx, settings) })),
    forMembers(contract.readCalendarFeed, async ({ ctx }) => {
      await readFeedNow(ctx);
      return ok;
    }),
    forMembersThen(
      contract.uploadCalendar,
      async ({ ctx, member, body }) => ({ orgId: ctx.orgId, userId: member.userId, text: body.text }),
      async (file) => ({ absences: await takeFile(runner, file) }),
    ),
  ];
}
