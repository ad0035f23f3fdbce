import type { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';

/** Locks an active member. Throws what is given when there is none, DomainError `not_found` else. */
export async function activeMember(
  ctx: Context,
  userId: string,
  otherwise: DomainError = notFound(),
): Promise<void> {
  const member = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .where('active', '=', true)
    .forUpdate()
    .executeTakeFirst();
  if (!member) throw otherwise;
}
