import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { requestView } from './shapes.ts';

interface Holding {
  user_id: string;
  name: string;
  from_at: Instant;
  until_at: Instant | null;
  reason: string;
}

interface Sign {
  kind: 'assignment.touched' | 'assignment.silent' | 'message.out';
  user_id: string;
  at: Instant;
  how: string | null;
}

/** Who held a request, oldest first: each holding ends with the next one, or when it was handed on. */
export async function viewAssignments(
  ctx: Context,
  requestId: string,
): Promise<z.input<typeof requestView>['assignments']> {
  const { rows } = await sql<Holding>`
    select m.user_id, m.name, f.occurred_at as from_at, f.data ->> 'reason' as reason,
      (select min(e.occurred_at) from fact e
        where e.org_id = ${ctx.orgId} and e.subject_id = ${requestId} and e.occurred_at >= f.occurred_at and e.id <> f.id
          and (e.kind = 'assignment.made' or (e.kind = 'assignment.ended' and e.data ->> 'userId' = f.data ->> 'userId'))) as until_at
    from fact f join membership m on m.org_id = ${ctx.orgId} and m.user_id = (f.data ->> 'userId')::uuid
    where f.org_id = ${ctx.orgId} and f.subject_id = ${requestId} and f.kind = 'assignment.made'
    order by f.occurred_at, f.id`.execute(ctx.db);
  const signs = rows.length === 0 ? [] : await signsOfLife(ctx, requestId);
  return rows.map((row) => viewHolding(row, signs));
}

/** What holders did, and the moments by which they had done nothing. */
async function signsOfLife(ctx: Context, requestId: string): Promise<Sign[]> {
  const { rows } = await sql<Sign>`
    select kind, coalesce(data ->> 'userId', data ->> 'by') as user_id, occurred_at as at, data ->> 'how' as how
    from fact where org_id = ${ctx.orgId} and subject_id = ${requestId}
      and kind in ('assignment.touched', 'assignment.silent', 'message.out')
    order by occurred_at, id`.execute(ctx.db);
  return rows;
}

function viewHolding(row: Holding, signs: readonly Sign[]) {
  const { user_id, from_at, until_at } = row;
  const own = signs.filter(
    (sign) => sign.user_id === user_id && sign.at >= from_at && (until_at === null || sign.at <= until_at),
  );
  const touch = own.find(({ kind }) => kind !== 'assignment.silent');
  return {
    person: { id: user_id, name: row.name },
    from: toIso(from_at),
    until: until_at === null ? null : toIso(until_at),
    state: until_at === null ? 'assigned' : 'handed_off',
    reason: row.reason,
    touched: touch ? { at: toIso(touch.at), how: touch.how ?? 'wrote' } : null,
    silentAfterMs: own.filter(({ kind }) => kind === 'assignment.silent').map(({ at }) => at - from_at),
  };
}
