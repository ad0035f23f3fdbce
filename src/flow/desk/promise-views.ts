import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { requestView } from './shapes.ts';

/** What was promised and is still open, the one due first in front. */
export async function viewPromises(
  ctx: Context,
  requestId: string,
): Promise<z.input<typeof requestView>['promises']> {
  const { rows } = await sql<{ id: string; who: string | null; told_at: Instant; due_at: Instant }>`
    select c.id, c.due_at, coalesce(last.at, c.started_at) as told_at, last.who
    from clock c
    left join lateral (
      select coalesce(m.at, k.ended_at) as at, coalesce(m.reply -> 'interim' ->> 'who', k.who) as who from fact f
      left join message m on m.org_id = ${ctx.orgId} and m.id::text = f.data ->> 'messageId'
      left join call k on k.org_id = ${ctx.orgId} and k.id::text = f.data ->> 'messageId'
      where f.org_id = ${ctx.orgId} and f.subject_id = ${requestId}
        and f.kind in ('commitment.made', 'commitment.moved') and f.data ->> 'commitmentId' = c.about
        and (f.data ->> 'promisedAt')::bigint = (extract(epoch from c.due_at) * 1000)::bigint
      order by f.occurred_at desc limit 1) last on true
    where c.org_id = ${ctx.orgId} and c.request_id = ${requestId} and c.kind = 'C10' and c.ended_at is null
    order by c.due_at, c.id`.execute(ctx.db);
  return rows.map(({ id, who, told_at, due_at }) => ({
    clockId: id,
    who,
    toldAt: toIso(told_at),
    dueAt: toIso(due_at),
  }));
}
