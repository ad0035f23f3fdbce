import { DomainError } from '../../../core/domain-error.ts';
import { checkDue } from '../../../core/follow-up/check-due.ts';
import type { Context } from '../../../platform/context.ts';
import { afterChange } from './after-change.ts';
import { type NewFollowUp, writeFollowUps } from './write-follow-ups.ts';

/**
 * Plans one dated action on a request; its clock runs from now to `dueAt` (DOMAIN C13, or C12 for a step of a plan).
 * The caller has checked the right and holds the request. Throws `invalid` at `/dueAt` for a time that has passed or lies years ahead, at
 * `/text` without words, at `/ownerId` for nobody who works here.
 */
export async function planFollowUp(
  ctx: Context,
  input: NewFollowUp,
): Promise<{ readonly followUpId: string }> {
  checkDue(input.dueAt, ctx.now);
  if (input.text.trim() === '') throw new DomainError('invalid', 'say what is to be done', '/text');
  await checkOwner(ctx, input.ownerId);
  const [followUpId = ''] = await writeFollowUps(ctx, [{ ...input, text: input.text.trim() }]);
  await afterChange(ctx, { requestIds: [input.requestId], ownerIds: [input.ownerId] });
  return { followUpId };
}

async function checkOwner(ctx: Context, userId: string): Promise<void> {
  const member = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!member) throw new DomainError('invalid', 'nobody who works here', '/ownerId');
}
