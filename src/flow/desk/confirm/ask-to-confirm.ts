import { tell } from '../../../people/tell.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReplyIntent } from '../../../platform/schema.ts';
import { confirmKey } from './confirm-answers.ts';

/**
 * Asks the owner of a request, once, what a mail from somebody's own client settled (R18); its author where nobody
 * holds the request.
 */
export async function askToConfirm(
  ctx: Context,
  mail: {
    readonly messageId: string;
    readonly requestId: string;
    readonly authorId: string | null;
    readonly suggested: Pick<ReplyIntent, 'answers' | 'parts' | 'interim'>;
  },
): Promise<void> {
  const { messageId, requestId, authorId, suggested } = mail;
  await ctx.db
    .insertInto('own_mail')
    .values({
      org_id: ctx.orgId,
      message_id: messageId,
      request_id: requestId,
      suggested: JSON.stringify(suggested),
      confirmed_at: null,
      confirmed_by: null,
    })
    .execute();
  const { subject, owner_id } = await ctx.db
    .selectFrom('request')
    .select(['subject', 'owner_id'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  const asked = owner_id ?? authorId;
  if (asked === null) return;
  const whose = asked === authorId ? 'your own mail' : 'a colleague’s own mail';
  await tell(ctx, [
    {
      userId: asked,
      kind: 'confirm_answers',
      text: `“${subject}” was answered from ${whose}: which questions did it answer?`,
      requestId,
      onceKey: confirmKey(messageId),
    },
  ]);
}
