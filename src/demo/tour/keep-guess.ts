import { DomainError } from '../../core/domain-error.ts';
import { MINUTE } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';

/** Keeps what a visitor believes before they see the figure (S3-16). Throws `conflict` for a second guess. */
export async function keepGuess(ctx: Context, minutes: number): Promise<void> {
  const kept = await ctx.db
    .insertInto('tour_guess')
    .values({
      org_id: ctx.orgId,
      user_id: actingUser(ctx),
      guess_ms: Math.round(minutes * MINUTE),
      guessed_at: at(ctx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(kept.numInsertedOrUpdatedRows) === 0)
    throw new DomainError('conflict', 'you have guessed already, and a guess stands');
}
