import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { appendFacts } from '../../platform/ledger.ts';
import { loadTerms } from '../clocks/terms.ts';
import { chooseOwners, loadUpdate } from './choose-owners.ts';

/** Duty has begun for somebody: what waits at a desk for an owner is handed out, oldest first. Returns what found one. */
export async function distributeWaiting(ctx: Context, deskId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from request
    where org_id = ${ctx.orgId} and desk_id = ${deskId} and owner_id is null and state in ('received', 'reopened', 'interim')
    order by received_at limit 500 for update skip locked`.execute(ctx.db);
  const waiting = rows.map(({ id }) => ({ requestId: id, deskId, earlierOwner: null }));
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
  await loadUpdate(ctx, chosen.values())?.execute(ctx.db);
  return owned.map(({ id }) => id);
}
