import { DomainError } from '../../../core/domain-error.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';

/** A message that is to leave its request. */
export interface Leaver {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly channel: string;
  readonly subject: string;
  readonly at: Instant;
  readonly delivery: string | null;
  readonly enteredBy: string | null;
}

/**
 * The messages that are to leave a request, oldest first. Throws with a pointer: `invalid` for one that is not of it,
 * `conflict` for the one it began with and one of ours that is still on its way.
 */
export async function loadLeavers(
  ctx: Context,
  requestId: string,
  messageIds: readonly string[],
): Promise<Leaver[]> {
  const all = await ctx.db
    .selectFrom('message')
    .select(['id', 'direction', 'channel', 'subject', 'at', 'delivery', 'entered_by as enteredBy'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const first = all.find(({ direction }) => direction === 'in');
  for (const [index, id] of messageIds.entries()) {
    const pointer = `/messageIds/${index}`;
    const found = all.find((message) => message.id === id);
    if (!found) throw new DomainError('invalid', 'this message is not of this request', pointer);
    if (id === first?.id)
      throw new DomainError('conflict', 'the request began with it; split off the others instead', pointer);
    if (found.direction === 'out' && found.delivery !== 'sent' && found.delivery !== 'bounced')
      throw new DomainError('conflict', 'this reply has not left yet; wait until it has', pointer);
  }
  return all.filter(({ id }) => messageIds.includes(id));
}
