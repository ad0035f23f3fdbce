import { sql } from 'kysely';
import type { TriedRequest } from '../../../core/routing/try-out-input.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { Channel } from '../../intake/channels.ts';
import { countryOf } from './country-of.ts';

export interface PastRequest extends TriedRequest {
  readonly channel: Channel;
  readonly number: number;
  /** Who got it first. */
  readonly got: { readonly id: string; readonly name: string } | null;
}

interface Row {
  id: string;
  number: number;
  contact_id: string;
  received_at: Instant;
  subject: string;
  text: string;
  questions: string[];
  channel: Channel;
  source: string | null;
  kind: string;
  segment: string | null;
  zone: string | null;
  phone: string | null;
  settled_at: Instant | null;
  got: { id: string; name: string } | null;
  total: number;
}

/**
 * The newest requests of a desk since an instant, at most so many, with the words they came with, when they were first
 * answered and who got them first. What was none, or was merged into another, is left out.
 */
export async function triedRequests(
  ctx: Context,
  deskId: string,
  since: Instant,
  most: number,
): Promise<{ requests: PastRequest[]; total: number }> {
  const { rows } = await sql<Row>`
    with newest as (
      select *, count(*) over () as total from request
      where org_id = ${ctx.orgId} and desk_id = ${deskId} and received_at > ${toIso(since)}::timestamptz
        and received_at <= ${toIso(ctx.now)}::timestamptz and state not in ('not_a_request', 'merged')
      order by received_at desc, id desc limit ${most}
    )
    select r.id, r.number, r.contact_id, r.received_at, r.subject, r.channel, r.source, r.kind, r.total::int,
      c.segment, c.zone, c.phone, coalesce(m.text, '') as text,
      coalesce((select json_agg(q.text order by q.position) from question q
        where q.org_id = ${ctx.orgId} and q.request_id = r.id), '[]') as questions,
      least(
        (select min(o.at) from message o where o.org_id = ${ctx.orgId} and o.request_id = r.id and o.direction = 'out'
          and o.delivery in ('queued', 'sending', 'sent') and o.reply_class in ('R2', 'R3', 'R4')),
        (select min(k.connected_at) from call k where k.org_id = ${ctx.orgId} and k.request_id = r.id),
        (select min(f.occurred_at) from fact f where f.org_id = ${ctx.orgId} and f.subject_id = r.id
          and f.kind in ('request.withdrawn', 'request.dismissed'))) as settled_at,
      (select json_build_object('id', p.user_id, 'name', p.name) from fact f
        join membership p on p.org_id = ${ctx.orgId} and p.user_id = (f.data ->> 'userId')::uuid
        where f.org_id = ${ctx.orgId} and f.subject_id = r.id and f.kind = 'assignment.made'
        order by f.occurred_at, f.xid limit 1) as got
    from newest r
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    left join lateral (
      select text from message i where i.org_id = ${ctx.orgId} and i.request_id = r.id and i.direction = 'in'
      order by i.at, i.id limit 1) m on true
    order by r.received_at desc, r.id desc`.execute(ctx.db);
  return { requests: rows.map(asTried), total: rows[0]?.total ?? 0 };
}

function asTried({ contact_id, received_at, settled_at, total: _, ...row }: Row): PastRequest {
  return {
    ...row,
    country: countryOf(row.phone, row.zone),
    contactId: contact_id,
    receivedAt: received_at,
    settledAt: settled_at,
  };
}
