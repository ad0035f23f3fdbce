import type { Context } from '../../platform/context.ts';
import { clearancesOf } from './clearances-of.ts';
import { lockInbound, refuseAnswered } from './inbound-message.ts';
import { recordAct } from './record-act.ts';

/** How the disposition of C8 reads in the ledger; the person's reason follows. */
const AUTOMATED = 'automated: ';

/** Whether a disposition says that a machine, or a sender of bulk, wrote it. */
export function isAutomated(disposition: string): boolean {
  return disposition.startsWith(AUTOMATED);
}

/**
 * A person says that a machine wrote the message, or that it is spam: what it seemed to ask is closed with it. Where
 * nothing else came in, the request is none; taking it back brings both, with the original receipt. Throws
 * `not_found` and `conflict`.
 */
export async function markAutomated(
  ctx: Context,
  input: { readonly messageId: string; readonly reason: string },
): Promise<void> {
  const { messageId } = input;
  const request = await lockInbound(ctx, messageId);
  const known = (await clearancesOf(ctx, request.id)).get(messageId);
  if (known?.cleared) return;
  await refuseAnswered(ctx, request, messageId);
  const disposition = `${AUTOMATED}${input.reason}`;
  const data = { messageId, disposition, closes: known?.questionIds ?? [] };
  const dismissed = { kind: 'request.dismissed', data: { reason: disposition } };
  const isAll = !(await hasOther(ctx, request.id, messageId));
  await recordAct(ctx, request.id, { kind: 'message.cleared', data }, ...(isAll ? [dismissed] : []));
}

/** Another message of the contact, or one that a person of ours wrote. */
async function hasOther(ctx: Context, requestId: string, messageId: string): Promise<boolean> {
  const other = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('id', '!=', messageId)
    .where((eb) => eb.or([eb('direction', '=', 'in'), eb('author_id', 'is not', null)]))
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
