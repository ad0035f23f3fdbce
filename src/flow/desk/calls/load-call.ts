import type { Selectable } from 'kysely';
import { DomainError } from '../../../core/domain-error.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';
import type { Schema } from '../../../platform/schema.ts';

export type CallRow = Selectable<Schema['call']>;

/** A request that is called about, with whom to call. */
export interface CalledAbout {
  readonly requestId: string;
  readonly deskId: string;
  readonly contactId: string;
  readonly phone: string | null;
  readonly zone: string | null;
}

/** Holds a request until the transaction ends. Throws `not_found`. */
export async function lockCalledAbout(ctx: Context, requestId: string): Promise<CalledAbout> {
  const row = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .select(['r.id', 'r.desk_id', 'r.contact_id', 'c.phone', 'c.zone'])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .forNoKeyUpdate('r')
    .executeTakeFirst();
  if (!row) throw notFound();
  const { id, desk_id, contact_id, phone, zone } = row;
  return { requestId: id, deskId: desk_id, contactId: contact_id, phone, zone };
}

/**
 * The acting member's own call, with its request held until the transaction ends; whoever made a call says how it
 * went. Throws `not_found` for a call of somebody else.
 */
export async function lockOwnCall(ctx: Context, callId: string): Promise<CallRow> {
  const own = (locked: boolean) => {
    const query = ctx.db
      .selectFrom('call')
      .selectAll()
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', callId)
      .where('user_id', '=', actingUser(ctx));
    return (locked ? query.forUpdate() : query).executeTakeFirst();
  };
  const found = await own(false);
  if (!found) throw notFound();
  await lockCalledAbout(ctx, found.request_id);
  // It may have been taken off the record while another act held the request.
  const call = await own(true);
  if (!call) throw notFound();
  return call;
}

/** Throws `conflict` unless the two are talking. */
export function refuseUnlessTalking({ outcome, ended_at }: CallRow): void {
  if (outcome === null) throw new DomainError('conflict', 'say first how the call went');
  if (outcome !== 'connected' || ended_at !== null) throw new DomainError('conflict', 'this call is over');
}
