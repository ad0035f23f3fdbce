import { checkQuiet } from '../../../core/notice/check-choice.ts';
import type { NoticeChoice } from '../../../core/notice/notice-choice.ts';
import { actingUser, type Context } from '../../../platform/context.ts';

/** A member's own choice; it holds for what is told from now on. Throws DomainError `invalid`. */
export async function saveChoice(ctx: Context, choice: NoticeChoice): Promise<void> {
  checkQuiet(choice.quiet);
  const stored = JSON.stringify(choice);
  await ctx.db
    .insertInto('notification_choice')
    .values({ org_id: ctx.orgId, user_id: actingUser(ctx), choice: stored })
    .onConflict((conflict) => conflict.columns(['org_id', 'user_id']).doUpdateSet({ choice: stored }))
    .execute();
}
