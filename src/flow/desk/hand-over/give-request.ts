import { DomainError } from '../../../core/domain-error.ts';
import { openStates } from '../../../core/request/request-state.ts';
import { callsLeads } from '../../../core/routing/calls-leads.ts';
import type { Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { changeLoad, refreshClocks } from '../../clocks/refresh-clocks.ts';
import type { Standing } from '../rights/request-rights.ts';

/** Who gets a request, as they stand now. */
export interface Receiver {
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly onDuty: boolean;
}

export interface Giving {
  readonly to: Receiver | null;
  /** In words, for the list of who held it; no names. */
  readonly reason: string;
  /** The receiver begins to act with it (R4): how. */
  readonly touched?: string;
  /** Of the fact that gives it, where something refers to it already. */
  readonly factId?: string | undefined;
}

/**
 * Ends the present holding of a locked request and begins the next one. Contact-facing clocks run on (S1-16). Returns
 * the id of the fact that gave it, null when nobody has it now.
 */
export async function giveRequest(ctx: Context, request: Standing, giving: Giving): Promise<string | null> {
  const { id: requestId, owner, state } = request;
  const { to } = giving;
  const made = to === null ? null : (giving.factId ?? newId());
  await appendFacts(ctx, [
    ...(owner ? [fact(ctx, requestId, 'assignment.ended', `ended:${newId()}`, ended(owner.id))] : []),
    ...(to && made
      ? [
          {
            ...fact(ctx, requestId, 'assignment.made', `assigned:${made}`, begun(to, giving, request)),
            id: made,
          },
        ]
      : []),
    ...(to && made && giving.touched
      ? [
          {
            ...fact(ctx, requestId, 'assignment.touched', `assignment.touched:${made}`, {
              userId: to.userId,
              how: giving.touched,
            }),
            evidence: 'person' as const,
          },
        ]
      : []),
  ]);
  await ctx.db
    .updateTable('request')
    .set({ owner_id: to?.userId ?? null })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .execute();
  if (openStates.includes(state)) {
    if (owner) await changeLoad(ctx, owner.id, -1);
    if (to) await changeLoad(ctx, to.userId, 1);
  }
  if (to) await noteAssigned(ctx, to.userId);
  await refreshClocks(ctx, requestId);
  await announce(ctx, { requestIds: [requestId] });
  return made;
}

/** Who got something last is not the one who has waited longest. */
async function noteAssigned(ctx: Context, userId: string): Promise<void> {
  await ctx.db
    .updateTable('membership')
    .set({ last_assigned_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .execute();
}

/** Refuses by name what somebody else has got hold of since the actor looked. */
export function refuseOtherOwner({ owner }: Standing, expected: string | null): void {
  if ((owner?.id ?? null) !== expected)
    throw new DomainError('conflict', `${owner?.name ?? 'Nobody'} has it now`);
}

const ended = (userId: string) => ({ userId, state: 'handed_off' });

/** Without a number there is nothing to call: the first response governs (DOMAIN C2). */
function begun({ userId, roles, onDuty }: Receiver, { reason }: Giving, { hasPhone }: Standing) {
  return { userId, onDuty, reason, ...(hasPhone && callsLeads(roles) ? { callsLeads: true } : {}) };
}

function fact(ctx: Context, subjectId: string, kind: string, sourceKey: string, data: object) {
  return {
    subjectKind: 'request' as const,
    subjectId,
    kind,
    occurredAt: ctx.now,
    evidence: 'server' as 'server' | 'person',
    sourceKey,
    data,
  };
}
