import { sql } from 'kysely';
import type { z } from 'zod';
import { openStates } from '../../core/request/request-state.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { mayOn, type Standing } from './rights/request-rights.ts';
import type { requestView } from './shapes.ts';
import { BACK_BEFORE, snoozedUntil, snoozeOf, toldDates } from './snooze/told-dates.ts';

type Page = z.input<typeof requestView>;

/** Where a request was split from, what was split from it, and how long it waits for a told time. */
export async function viewParts(
  ctx: Context,
  requestId: string,
): Promise<Pick<Page, 'splitFrom' | 'splitInto' | 'snooze' | 'toldDates'>> {
  const { rows } = await sql<{ id: string; number: number; from: boolean }>`
    select o.id, o.number, o.id = r.split_from as "from"
    from request r join request o on o.org_id = ${ctx.orgId} and (o.id = r.split_from or o.split_from = r.id)
    where r.org_id = ${ctx.orgId} and r.id = ${requestId}
    order by o.number limit 50`.execute(ctx.db);
  const link = ({ id, number }: { id: string; number: number }) => ({ id, number: `#${number}` });
  const from = rows.find((row) => row.from);
  const until = (await snoozedUntil(ctx, [requestId])).get(requestId);
  return {
    splitFrom: from ? link(from) : null,
    splitInto: rows.filter((row) => !row.from).map(link),
    snooze: until === undefined ? null : snoozeOf(until),
    toldDates: (await toldDates(ctx, requestId)).map(({ until: at, how }) => ({
      until: toIso(at),
      backAt: toIso(at - BACK_BEFORE),
      how,
    })),
  };
}

/** What may be done about its parts, its sender and its place in the list. */
export function partActs(
  standing: Standing,
  { email, inbound }: { readonly email: string | null; readonly inbound: number },
): Page['can'] {
  if (!mayOn(standing, 'mark')) return [];
  const { state } = standing;
  if (state === 'merged') return ['unmerge'];
  return [
    ...(state !== 'not_a_request' && inbound > 1 ? (['split'] as const) : []),
    ...(openStates.includes(state) ? (['snooze'] as const) : []),
    ...(email === null ? [] : (['block'] as const)),
  ];
}
