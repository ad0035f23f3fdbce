import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { clearancesOf } from './clearances-of.ts';
import { lockInbound, refuseAnswered } from './inbound-message.ts';
import { isAutomated } from './mark-automated.ts';
import { recordAct } from './record-act.ts';

/** How the disposition of C8 reads in the ledger; the person's reason follows. */
const NO_REPLY = 'no reply needed: ';

/**
 * A message of the contact needs no reply, says a person, and why. Refused while a question stated in it is open: an
 * implied one closes with it (R13). Throws `not_found` and `conflict`.
 */
export async function clearMessage(
  ctx: Context,
  input: { readonly messageId: string; readonly reason: string },
): Promise<void> {
  const { messageId, reason } = input;
  const request = await lockInbound(ctx, messageId);
  const known = (await clearancesOf(ctx, request.id)).get(messageId);
  if (known?.cleared) return;
  await refuseAnswered(ctx, request, messageId);
  const closes = await impliedQuestions(ctx, known?.questionIds ?? []);
  const data = { messageId, disposition: `${NO_REPLY}${reason}`, closes };
  await recordAct(ctx, request.id, { kind: 'message.cleared', data });
}

/**
 * Takes back that a message needs no reply, or is a machine’s: its clocks run on as if it had never been said. A
 * request that was none for it is one again.
 */
export async function reopenMessage(ctx: Context, messageId: string): Promise<void> {
  const { id, state } = await lockInbound(ctx, messageId);
  const cleared = (await clearancesOf(ctx, id)).get(messageId)?.cleared;
  if (!cleared) return;
  const reopened = { kind: 'message.reopened', data: { messageId } };
  if (state === 'not_a_request' && isAutomated(cleared.reason))
    return recordAct(ctx, id, reopened, { kind: 'request.restored', data: {} });
  await recordAct(ctx, id, reopened);
}

/** The implied questions of a message. Throws `conflict` in its words when it states one that is open (R13). */
async function impliedQuestions(ctx: Context, questionIds: readonly string[]): Promise<string[]> {
  if (questionIds.length === 0) return [];
  const open = await ctx.db
    .selectFrom('question')
    .select(['id', 'text', 'implied'])
    .where('org_id', '=', ctx.orgId)
    .where('id', 'in', [...questionIds])
    .where('state', 'in', ['open', 'part'])
    .orderBy('position')
    .execute();
  const stated = open.find(({ implied }) => !implied);
  if (stated) {
    const what = `it asks “${stated.text}”`;
    throw new DomainError('conflict', `${what}: answer that, or take it off the questions if it is none`);
  }
  return open.map(({ id }) => id);
}
