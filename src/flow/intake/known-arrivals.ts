import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Admitted, Arrival } from './arrival.ts';

/** What the database knows of a batch already. */
export interface KnownArrivals {
  /** By source key: where the same thing was filed before. */
  readonly filed: Map<string, Admitted>;
  /** By mail address: the contact's id. */
  readonly contacts: Map<string, string>;
}

/** Looks up, in one query, which arrivals are filed already and which contacts are known. */
export async function knownArrivals(ctx: Context, arrivals: readonly Arrival[]): Promise<KnownArrivals> {
  const sourceKeys = arrivals.map((arrival) => arrival.sourceKey);
  const emails = [...new Set(arrivals.flatMap((arrival) => arrival.contact.email ?? []))];
  const { rows } = await sql<{
    key: string;
    id: string;
    request_id: string | null;
    conversation_id: string | null;
  }>`
    select source_key as key, id, request_id, conversation_id from message
    where org_id = ${ctx.orgId} and source_key = any(${sourceKeys})
    union all
    select email, id, null, null from contact where org_id = ${ctx.orgId} and email = any(${emails})`.execute(
    ctx.db,
  );
  const known: KnownArrivals = { filed: new Map(), contacts: new Map() };
  for (const { key, id, request_id, conversation_id } of rows) {
    if (request_id === null || conversation_id === null) known.contacts.set(key, id);
    else
      known.filed.set(key, {
        requestId: request_id,
        conversationId: conversation_id,
        messageId: id,
        outcome: 'duplicate',
      });
  }
  return known;
}
