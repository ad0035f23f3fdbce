import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { blockedSenders } from './contract.ts';

interface Row {
  readonly id: string;
  readonly kind: 'address' | 'domain';
  readonly value: string;
  readonly by: string;
  readonly at: Instant;
  readonly request_id: string;
  readonly number: number;
  readonly caught: number;
}

/** Who is kept out, newest first, with how many mails and web forms that was since. */
export async function viewBlocked(ctx: Context): Promise<z.input<typeof blockedSenders.response>['items']> {
  const { rows } = await sql<Row>`
    select b.id, b.kind, b.value, m.name as by, b.blocked_at as at, r.id as request_id, r.number, (
      select count(*)::int from filtered f
      where f.org_id = ${ctx.orgId} and f.reason = 'blocked' and f.received_at >= b.blocked_at
        and f.arrival ->> 'blockId' = b.id::text) as caught
    from blocked_sender b
    join membership m on m.org_id = ${ctx.orgId} and m.user_id = b.blocked_by
    join request r on r.org_id = ${ctx.orgId} and r.id = b.request_id
    where b.org_id = ${ctx.orgId} and b.lifted_at is null
    order by b.blocked_at desc, b.id desc limit 500`.execute(ctx.db);
  return rows.map(({ id, kind, value, by, at, request_id, number, caught }) => ({
    id,
    kind,
    value,
    by,
    at: toIso(at),
    request: { id: request_id, number: `#${number}` },
    caught,
  }));
}
