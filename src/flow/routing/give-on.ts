import { sql } from 'kysely';
import { openStates } from '../../core/request/request-state.ts';
import type { Context } from '../../platform/context.ts';
import { insertTogether } from '../../platform/insert-rows.ts';
import { announce, factInsert, type NewFact } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';
import type { Chosen } from './choose-owners.ts';
import { decisionInsert, type LoadChange, loadUpdate } from './decision-insert.ts';
import type { WaitingRequest } from './waiting-requests.ts';

/** A request that leaves its holder, for somebody else or for nobody. */
export interface Move {
  readonly request: WaitingRequest;
  readonly chosen: Chosen | null;
  /** What became of the holding that ends: taken back, or released because its owner is away. */
  readonly ended: 'silent' | 'released';
}

/**
 * Ends holdings and begins the next ones, with decisions, owners and loads, in one statement; the requests are
 * locked. Clocks follow: those of the contact run on (S1-16).
 */
export async function giveOn(ctx: Context, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const chosen = moves.flatMap((move) => move.chosen ?? []);
  const owners = moves.map(({ request, chosen }) => ({
    id: request.requestId,
    owner: chosen?.userId ?? null,
  }));
  const loads = loadUpdate(ctx, moves.flatMap(loadsOf));
  await insertTogether(
    ctx,
    [
      factInsert(
        ctx,
        moves.flatMap((move) => factsOf(ctx, move)),
      ),
      decisionInsert(ctx, chosen),
    ],
    [
      sql`update request r set owner_id = g.owner
        from jsonb_to_recordset(${JSON.stringify(owners)}::jsonb) as g(id uuid, owner uuid)
        where r.org_id = ${ctx.orgId} and r.id = g.id`,
      ...(loads ? [loads] : []),
    ],
  );
  const requestIds = moves.map(({ request }) => request.requestId);
  for (const requestId of requestIds) await refreshClocks(ctx, requestId);
  await announce(ctx, { requestIds });
}

function factsOf(ctx: Context, { request: { requestId, ownerId }, chosen, ended }: Move): NewFact[] {
  const subject = { subjectKind: 'request', subjectId: requestId } as const;
  const end: NewFact = {
    ...subject,
    kind: 'assignment.ended',
    occurredAt: ctx.now,
    evidence: 'rule',
    sourceKey: `ended:${newId()}`,
    data: { userId: ownerId, state: ended, ...(ended === 'released' ? { reason: 'owner away' } : {}) },
  };
  return [...(ownerId === null ? [] : [end]), ...(chosen ? [{ ...chosen.fact, ...subject }] : [])];
}

/** Only what somebody still owes counts to a load. */
function loadsOf({ request: { state, ownerId }, chosen }: Move): LoadChange[] {
  if (!openStates.includes(state)) return [];
  return [
    ...(ownerId === null ? [] : [{ userId: ownerId, by: -1 } as const]),
    ...(chosen ? [{ userId: chosen.userId, by: 1 } as const] : []),
  ];
}
