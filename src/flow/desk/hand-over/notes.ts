import { toIso } from '../../../core/time/instant.ts';
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

/** The notes on a request, oldest first. */
export async function viewNotes(ctx: Context, requestId: string) {
  const rows = await ctx.db
    .selectFrom('note as n')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'n.org_id').onRef('m.user_id', '=', 'n.author_id'),
    )
    .select(['n.id', 'n.kind', 'n.at', 'n.text', 'm.name'])
    .where('n.org_id', '=', ctx.orgId)
    .where('n.request_id', '=', requestId)
    .orderBy('n.at')
    .orderBy('n.id')
    .execute();
  return rows.map(({ id, kind, at: noted, text, name }) => ({
    id,
    kind,
    at: toIso(noted),
    author: name,
    text,
  }));
}
