import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { tellOfShift } from './shift-facts.ts';

/** Takes a shift away, whenever it is. Throws DomainError `not_found`. */
export async function removeShift(ctx: Context, id: string): Promise<void> {
  const removed = await ctx.db
    .deleteFrom('shift')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .returning(['user_id', 'kind', 'rota_id', 'starts_at', 'ends_at'])
    .executeTakeFirst();
  if (!removed) throw notFound();
  const { user_id: userId, kind, rota_id: rotaId, starts_at: from, ends_at: until } = removed;
  await tellOfShift(ctx, 'shift.removed', { shiftId: id, userId, kind, rotaId, from, until });
}
