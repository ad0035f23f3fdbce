import { sql } from 'kysely';
import type { Segment } from '../../core/clock/fact.ts';
import type { Context } from '../../platform/context.ts';
import type { Admitted, Arrival } from './arrival.ts';

/** What the database knows of a batch already. */
export interface KnownArrivals {
  /** By source key: where the same thing was filed before. */
  readonly filed: Map<string, Admitted>;
  /** By mail address, and by id those that a person named; one that was merged with another is the other. */
  readonly contacts: Map<string, KnownContact>;
}

/** A contact as far as it bears on a new request of theirs. */
export interface KnownContact {
  readonly id: string;
  readonly zone: string | null;
  readonly segment: Segment | null;
}

/** Looks up, in one query, which arrivals are filed already and which contacts are known. */
export async function knownArrivals(ctx: Context, arrivals: readonly Arrival[]): Promise<KnownArrivals> {
  const sourceKeys = arrivals.map((arrival) => arrival.sourceKey);
  const emails = [...new Set(arrivals.flatMap((arrival) => arrival.contact.email ?? []))];
  const named = arrivals.flatMap((arrival) => arrival.contactId ?? []);
  const { rows } = await sql<{
    key: string;
    id: string;
    request_id: string | null;
    conversation_id: string | null;
    zone: string | null;
    segment: Segment | null;
  }>`
    select source_key as key, id, request_id, conversation_id, null as zone, null as segment from message
    where org_id = ${ctx.orgId} and source_key = any(${sourceKeys})
    union all
    select c.email, k.id, null, null, k.zone, k.segment
    from contact c join contact k on k.org_id = ${ctx.orgId} and k.id = coalesce(c.merged_into, c.id)
    where c.org_id = ${ctx.orgId} and c.email = any(${emails})
    union all
    select c.id::text, k.id, null, null, k.zone, k.segment
    from contact c join contact k on k.org_id = ${ctx.orgId} and k.id = coalesce(c.merged_into, c.id)
    where c.org_id = ${ctx.orgId} and c.id = any(${named}::uuid[])`.execute(ctx.db);
  const known: KnownArrivals = { filed: new Map(), contacts: new Map() };
  for (const { key, id, request_id, conversation_id, zone, segment } of rows) {
    if (request_id === null || conversation_id === null) known.contacts.set(key, { id, zone, segment });
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
