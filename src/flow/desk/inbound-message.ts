import { replay } from '../../core/clock/replay.ts';
import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { loadFacts } from '../clocks/load-facts.ts';
import { loadTerms } from '../clocks/terms.ts';
import { lockWithRight, type Standing } from './rights/request-rights.ts';

/**
 * The request of a message of the contact, held until the transaction ends, so that two acts on it follow one another.
 * Throws `not_found`, also where the acting member may not dispose of it (DOMAIN 2.6), and `conflict` for one of ours.
 */
export async function lockInbound(ctx: Context, messageId: string): Promise<Standing> {
  const message = await ctx.db
    .selectFrom('message')
    .select(['request_id', 'direction'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!message) throw notFound();
  const standing = await lockWithRight(ctx, 'mark', message.request_id);
  if (message.direction !== 'in')
    throw new DomainError('conflict', 'this is a message of ours; only the contact’s are cleared');
  return standing;
}

/** Throws `conflict` when nothing waits on the message any more. */
export async function refuseAnswered(
  ctx: Context,
  { id, deskId }: Standing,
  messageId: string,
): Promise<void> {
  const terms = (await loadTerms(ctx)).forDesk(deskId);
  const { picture } = replay(await loadFacts(ctx, id), [], terms);
  if (picture.over) throw new DomainError('conflict', 'the request is over; nothing waits on it');
  if (!picture.unanswered.some((message) => message.messageId === messageId))
    throw new DomainError('conflict', 'it has been answered already');
}
