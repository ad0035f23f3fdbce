import { sql } from 'kysely';
import { openStates, type RequestState } from '../../core/request/request-state.ts';
import type { Context } from '../../platform/context.ts';
import { appendFacts } from '../../platform/ledger.ts';
import { loadTerms } from '../clocks/terms.ts';
import { chooseOwners, loadUpdate } from './choose-owners.ts';

/** Keeps the transaction short; more than these go on in the next one. */
export const MOST_AT_ONCE = 500;

/** Duty has begun for somebody: what waits at a desk for an owner is handed out, oldest first. Returns what found one. */
export async function distributeWaiting(ctx: Context, deskId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; state: RequestState }>`
    select r.id, r.state from request r
    where r.org_id = ${ctx.orgId} and r.desk_id = ${deskId} and r.owner_id is null
      and exists (select from clock c where c.org_id = r.org_id and c.request_id = r.id and c.ended_at is null)
    order by r.received_at limit ${MOST_AT_ONCE} for no key update of r skip locked`.execute(ctx.db);
  const waiting = rows.map(({ id }) => ({ requestId: id, deskId }));
  const chosen = await chooseOwners(ctx, waiting, await loadTerms(ctx));
  const owned = [...chosen].map(([id, { userId, fact }]) => ({ id, userId, fact }));
  await appendFacts(
    ctx,
    owned.map(({ id, fact }) => ({ ...fact, subjectKind: 'request', subjectId: id })),
  );
  await sql`
    update request r set owner_id = g."userId"
    from jsonb_to_recordset(${JSON.stringify(owned)}::jsonb) as g(id uuid, "userId" uuid)
    where r.org_id = ${ctx.orgId} and r.id = g.id`.execute(ctx.db);
  // One that was answered off hours gets its owner (R7), but is no work that counts to a person's load.
  const open = rows
    .filter((row) => openStates.includes(row.state))
    .flatMap((row) => chosen.get(row.id) ?? []);
  await loadUpdate(ctx, open)?.execute(ctx.db);
  return owned.map(({ id }) => id);
}
