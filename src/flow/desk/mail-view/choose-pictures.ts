import { DomainError } from '../../../core/domain-error.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { loadMailHtml } from './load-mail-html.ts';

/**
 * A reader wants to see the pictures of a mail's sender from now on, or no longer. Throws `not_found`, and `conflict`
 * where it is in doubt who the sender is.
 */
export async function choosePictures(
  ctx: Context,
  { messageId, always }: { readonly messageId: string; readonly always: boolean },
): Promise<void> {
  const { sender } = await loadMailHtml(ctx, messageId);
  if (sender === null) throw new DomainError('conflict', 'it is in doubt who sent this mail');
  const key = { org_id: ctx.orgId, user_id: actingUser(ctx), address: sender };
  if (!always) {
    await ctx.db
      .deleteFrom('picture_sender')
      .where('org_id', '=', key.org_id)
      .where('user_id', '=', key.user_id)
      .where('address', '=', key.address)
      .execute();
    return;
  }
  await ctx.db
    .insertInto('picture_sender')
    .values({ ...key, added_at: at(ctx.now) })
    .onConflict((conflict) => conflict.columns(['org_id', 'user_id', 'address']).doNothing())
    .execute();
}
