import { sql } from 'kysely';
import { tell } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';

/** Who holds a request hears of it when somebody else has answered on it (E3.g). `authorId` null: a machine, which tells nothing. */
export async function tellOwnerOfReply(
  ctx: Context,
  reply: { readonly requestId: string; readonly messageId: string; readonly authorId: string | null },
): Promise<void> {
  if (reply.authorId === null) return;
  const { rows } = await sql<{ owner_id: string; subject: string; author: string }>`
    select r.owner_id, r.subject, a.name as author
    from request r join membership a on a.org_id = r.org_id and a.user_id = ${reply.authorId}
    where r.org_id = ${ctx.orgId} and r.id = ${reply.requestId} and r.owner_id <> ${reply.authorId}`.execute(
    ctx.db,
  );
  await tell(
    ctx,
    rows.map(({ owner_id, subject, author }) => ({
      userId: owner_id,
      kind: 'colleague',
      text: `${author} has answered on “${subject}”, which is yours`,
      requestId: reply.requestId,
      onceKey: `colleague:${reply.messageId}`,
    })),
  );
}
