import { sql } from 'kysely';
import { openStates } from '../../core/request/request-state.ts';
import { toldInserts } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';
import { insertTogether } from '../../platform/insert-rows.ts';
import { factInsert } from '../../platform/ledger.ts';
import { loadTerms } from '../clocks/terms.ts';
import { assignedNotices } from './assigned-notices.ts';
import { chooseOwners } from './choose-owners.ts';
import { decisionInsert, loadUpdate } from './decision-insert.ts';
import { waitingRequests } from './waiting-requests.ts';

/** Keeps the transaction short; more than these go on in the next one. */
export const MOST_AT_ONCE = 500;

/** Duty has begun for somebody: what waits at a desk for an owner is handed out, oldest first. Returns what found one. */
export async function distributeWaiting(ctx: Context, deskId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from request r
    where r.org_id = ${ctx.orgId} and r.desk_id = ${deskId} and r.owner_id is null
      and exists (select from clock c where c.org_id = r.org_id and c.request_id = r.id and c.ended_at is null and c.kind <> 'C19')
    order by r.received_at limit ${MOST_AT_ONCE} for no key update of r skip locked`.execute(ctx.db);
  if (rows.length === 0) return [];
  const waiting = await waitingRequests(
    ctx,
    rows.map(({ id }) => id),
  );
  const chosen = await chooseOwners(ctx, waiting, await loadTerms(ctx));
  if (chosen.size === 0) return [];
  const owners = [...chosen].map(([id, { userId }]) => ({ id, userId }));
  const facts = [...chosen].map(([id, { fact }]) => ({
    ...fact,
    subjectKind: 'request' as const,
    subjectId: id,
  }));
  // One that was answered off hours gets its owner (R7), but is no work that counts to a person's load.
  const loads = waiting
    .filter(({ state }) => openStates.includes(state))
    .flatMap(({ requestId }) => chosen.get(requestId) ?? [])
    .map(({ userId }) => ({ userId, by: 1 as const }));
  const load = loadUpdate(ctx, loads);
  await insertTogether(
    ctx,
    [
      factInsert(ctx, facts),
      decisionInsert(ctx, chosen.values()),
      ...toldInserts(ctx, assignedNotices(chosen, waiting)),
    ],
    [
      sql`update request r set owner_id = g."userId"
        from jsonb_to_recordset(${JSON.stringify(owners)}::jsonb) as g(id uuid, "userId" uuid)
        where r.org_id = ${ctx.orgId} and r.id = g.id`,
      ...(load ? [load] : []),
    ],
  );
  return owners.map(({ id }) => id);
}
