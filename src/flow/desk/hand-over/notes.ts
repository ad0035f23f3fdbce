import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';

/** Words among colleagues; without any nothing is kept. They are no message, are never sent and stop no clock. */
export async function keepNote(
  ctx: Context,
  request: { readonly id: string },
  { kind, text }: { readonly kind: 'hand_over' | 'note'; readonly text: string },
): Promise<void> {
  if (text === '') return;
  await ctx.db
    .insertInto('note')
    .values({
      org_id: ctx.orgId,
      id: newId(),
      request_id: request.id,
      kind,
      author_id: actingUser(ctx),
      at: at(ctx.now),
      text,
    })
    .execute();
}
