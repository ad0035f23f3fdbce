import { DAY, type Instant } from '../../core/time/instant.ts';
import { parseDate } from '../../core/time/local-day.ts';
import { zoneClock } from '../../core/time/zone-clock.ts';
import { tell } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { today } from './load-rows.ts';

const KIND = 'library_review';

/** Sets when the owner of an item is told that its review is due: as its day begins. null: there is none. */
export async function setReviewTimer(ctx: Context, assetId: string, reviewOn: string | null): Promise<void> {
  await ctx.db
    .deleteFrom('timer')
    .where('org_id', '=', ctx.orgId)
    .where('kind', '=', KIND)
    .where('subject_id', '=', assetId)
    .execute();
  const day = reviewOn === null ? null : parseDate(reviewOn);
  if (day === null) return;
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('timer')
    .values({
      org_id: ctx.orgId,
      kind: KIND,
      subject_id: assetId,
      due_at: at(zoneClock(zone).instantOf(day * DAY)),
    })
    .execute();
}

/** The timer: the owner hears once for each review date that has come. */
export async function tellOfReview(ctx: Context, assetId: string): Promise<Instant | null> {
  const asset = await ctx.db
    .selectFrom('library_asset as a')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'a.org_id').onRef('m.user_id', '=', 'a.owner_id'),
    )
    .select(({ eb, ref }) => [
      'a.title',
      'a.owner_id',
      eb.cast<string>(ref('a.review_on'), 'text').as('review_on'),
    ])
    .where('a.org_id', '=', ctx.orgId)
    .where('a.id', '=', assetId)
    .where('a.retired_at', 'is', null)
    .where('m.active', '=', true)
    .executeTakeFirst();
  if (!asset?.owner_id || !asset.review_on || asset.review_on > (await today(ctx))) return null;
  await tell(ctx, [
    {
      userId: asset.owner_id,
      kind: 'library_review',
      text: `“${asset.title}” in the library is due for your review`,
      requestId: null,
      onceKey: `library_review:${assetId}:${asset.review_on}`,
    },
  ]);
  return null;
}
