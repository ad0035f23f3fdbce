import { usualSignature } from '../../../core/reply/with-signature.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';

/** What stands below the acting member's mails; `usual` until they say otherwise. */
export async function ownSignature(ctx: Context): Promise<{ text: string; usual: string }> {
  const row = await ctx.db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.org_id')
    .leftJoin('signature as s', (join) =>
      join.onRef('s.org_id', '=', 'm.org_id').onRef('s.user_id', '=', 'm.user_id'),
    )
    .select(['m.name', 'o.name as company', 's.text'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.user_id', '=', actingUser(ctx))
    .executeTakeFirstOrThrow();
  const usual = usualSignature(row);
  return { text: row.text ?? usual, usual };
}

/** Says what stands below one's mails from now on; null for the usual, an empty text for nothing. */
export async function saveSignature(ctx: Context, text: string | null): Promise<void> {
  const userId = actingUser(ctx);
  if (text === null) {
    await ctx.db
      .deleteFrom('signature')
      .where('org_id', '=', ctx.orgId)
      .where('user_id', '=', userId)
      .execute();
    return;
  }
  const row = { text: text.trim(), changed_at: at(ctx.now) };
  await ctx.db
    .insertInto('signature')
    .values({ org_id: ctx.orgId, user_id: userId, ...row })
    .onConflict((conflict) => conflict.columns(['org_id', 'user_id']).doUpdateSet(row))
    .execute();
}
