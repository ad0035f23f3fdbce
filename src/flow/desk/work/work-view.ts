import type { z } from 'zod';
import { ballHeld } from '../../../core/measure/ball-held.ts';
import { openStates } from '../../../core/request/request-state.ts';
import { toIso } from '../../../core/time/instant.ts';
import { compiledHours } from '../../../people/calendars/compiled-hours.ts';
import type { Context } from '../../../platform/context.ts';
import { loadFacts } from '../../clocks/load-facts.ts';
import { loadTerms } from '../../clocks/terms.ts';
import { mayOn, readStanding } from '../rights/request-rights.ts';
import type { declaredWork } from './contract.ts';

/** Whose move a request is, and the work declared on it, the latest first. Throws `not_found`. */
export async function viewWork(
  ctx: Context,
  requestId: string,
): Promise<z.input<typeof declaredWork.response>> {
  const standing = await readStanding(ctx, requestId);
  const hours = compiledHours((await loadTerms(ctx)).deskAt(standing.deskId, ctx.now).spec);
  const { steps, ledger } = ballHeld(await loadFacts(ctx, requestId), hours, ctx.now);
  const open = steps.find(({ ended }) => ended === 'open');
  const rows = await ctx.db
    .selectFrom('declared_work as w')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'w.org_id').onRef('m.user_id', '=', 'w.declared_by'),
    )
    .select(['w.id', 'w.what', 'w.until', 'w.declared_at', 'w.ended_at', 'm.name'])
    .where('w.org_id', '=', ctx.orgId)
    .where('w.request_id', '=', requestId)
    .orderBy('w.declared_at', 'desc')
    .limit(50)
    .execute();
  return {
    oursSince: open ? toIso(open.from) : null,
    heldMs: open?.heldMs ?? 0,
    indecentMs: open?.indecentMs ?? 0,
    ledger,
    items: rows.map((row) => ({
      id: row.id,
      what: row.what,
      by: row.name,
      declaredAt: toIso(row.declared_at),
      until: toIso(row.ended_at ?? row.until),
      running: row.ended_at === null && row.until > ctx.now,
    })),
    can: open && openStates.includes(standing.state) && mayOn(standing, 'answer') ? ['declare'] : [],
  };
}
