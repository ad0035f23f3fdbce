import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import { fromIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/ledger.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';
import { lockWithRight } from '../desk/rights/request-rights.ts';
import { addFollowUp, filedAlready } from '../intake/follow-up.ts';
import { checkReceipt } from './check-receipt.ts';
import type * as contract from './contract.ts';
import { answerOf, type Entered, markEntered, typedArrival } from './enter-request.ts';

/**
 * A person types in a further message of the contact on a request, with the time it came. Throws `not_found`, `invalid`
 * with a pointer, and `conflict` where the request takes none.
 */
export async function enterMessage(
  ctx: Context,
  requestId: string,
  input: z.output<typeof contract.enterMessage.body>,
): Promise<Entered> {
  const { state, deskId, subject } = await lockWithRight(ctx, 'answer', requestId);
  const receivedAt = checkReceipt(fromIso(input.receivedAt), ctx.now);
  const typed = typedArrival(input, receivedAt);
  const filed = (await filedAlready(ctx, [typed.sourceKey])).get(typed.sourceKey);
  if (filed) return answerOf(ctx, filed, receivedAt);
  if (state === 'merged') throw new DomainError('conflict', 'it went into another request; type it in there');
  if (state === 'not_a_request') throw new DomainError('conflict', 'it is no request; restore it first');
  const thread = await threadOf(ctx, requestId);
  const { contact, ...ids } = thread;
  const admitted = await addFollowUp(ctx, ids, { ...typed, deskId, contact, subject });
  await markEntered(ctx, admitted.messageId);
  await refreshClocks(ctx, requestId);
  await announce(ctx, { requestIds: [requestId] });
  return answerOf(ctx, admitted, receivedAt);
}

async function threadOf(ctx: Context, requestId: string) {
  const row = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .select(['r.conversation_id', 'c.name', 'c.email', 'c.phone', 'c.company', 'c.zone'])
    .select((eb) =>
      eb
        .selectFrom('question as q')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('q.org_id', '=', 'r.org_id')
        .whereRef('q.request_id', '=', 'r.id')
        .as('questions'),
    )
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .executeTakeFirstOrThrow();
  const { conversation_id, questions, ...contact } = row;
  return { requestId, conversationId: conversation_id, questions: Number(questions ?? 0), contact };
}
