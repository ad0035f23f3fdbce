import type { z } from 'zod';
import { checkTarget } from '../../../core/clock/check-target.ts';
import { changeOfTarget, sameScope, type TargetChange } from '../../../core/clock/target-change.ts';
import { DomainError } from '../../../core/domain-error.ts';
import { fromIso } from '../../../core/time/instant.ts';
import type { Member } from '../../../platform/bindings.ts';
import { actorText, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type * as contract from './contract.ts';
import { recordTarget } from './record-target.ts';
import { targetKinds } from './target-kinds.ts';
import { mayProposeTarget } from './target-rights.ts';
import {
  approvedOf,
  asApproved,
  loadDeskIds,
  loadTargets,
  lockTargets,
  type TargetRow,
} from './target-versions.ts';

export type TargetProposal = z.output<typeof contract.proposeTarget.body>;

/**
 * Proposes a target version; the same proposal again is the one that waits already. Throws DomainError `invalid` with a
 * pointer to the field, `forbidden` for a looser target by somebody who is neither manager nor executive.
 */
export async function proposeTarget(
  ctx: Context,
  member: Member,
  proposal: TargetProposal,
): Promise<{ id: string; change: TargetChange }> {
  checkProposal(ctx, proposal);
  await lockTargets(ctx);
  const deskIds = await loadDeskIds(ctx);
  if (proposal.deskId !== null && !deskIds.includes(proposal.deskId))
    throw new DomainError('invalid', 'there is no such desk', '/deskId');
  const rows = await loadTargets(ctx, proposal.kind);
  const row = rowOf(ctx, proposal);
  const change = changeOfTarget(approvedOf(rows, ctx.now), asApproved(row, ctx.now), deskIds);
  if (!mayProposeTarget(member.roles, change))
    throw new DomainError('forbidden', 'only a manager or an executive may propose a looser target');
  const waiting = rows.find((other) => other.state === 'proposed' && isSame(other, row, ctx.now));
  if (waiting) return { id: waiting.id, change };
  if (change === 'loosening' && proposal.reason === '')
    throw new DomainError('invalid', 'a looser target needs a reason, for all to read', '/reason');
  refuseEqual(change, row, rows);
  await ctx.db
    .insertInto('target_version')
    .values({ ...row, valid_from: at(row.valid_from), proposed_at: at(ctx.now) })
    .execute();
  await recordTarget(ctx, 'proposed', row, change);
  return { id: row.id, change };
}

function checkProposal(ctx: Context, proposal: TargetProposal): void {
  if (!targetKinds.some(({ code }) => code === proposal.kind))
    throw new DomainError('invalid', 'there is no target for such a clock', '/kind');
  checkTarget(proposal.kind, proposal);
  if (proposal.validFrom !== null && fromIso(proposal.validFrom) < ctx.now)
    throw new DomainError('invalid', 'a target holds from now on or later, never from before', '/validFrom');
}

function rowOf(ctx: Context, proposal: TargetProposal): TargetRow {
  return {
    org_id: ctx.orgId,
    id: newId(),
    clock_kind: proposal.kind,
    target_ms: proposal.targetMs,
    goal_ms: proposal.goalMs,
    valid_from: proposal.validFrom === null ? ctx.now : fromIso(proposal.validFrom),
    desk_id: proposal.deskId,
    segment: proposal.segment,
    state: 'proposed',
    runs: proposal.runs,
    proposed_by: actorText(ctx.actor),
    proposed_at: ctx.now,
    decided_by: null,
    decided_at: null,
    reason: proposal.reason === '' ? null : proposal.reason,
  };
}

const scopeOf = ({ desk_id, segment }: TargetRow) => ({ deskId: desk_id, segment });

/** Whatever is to hold from its approval on is one proposal, whenever it was made. */
function isSame(a: TargetRow, b: TargetRow, now: number): boolean {
  return (
    sameScope(scopeOf(a), scopeOf(b)) &&
    a.runs === b.runs &&
    a.target_ms === b.target_ms &&
    a.goal_ms === b.goal_ms &&
    Math.max(a.valid_from, now) === Math.max(b.valid_from, now)
  );
}

/** The very terms that hold already are no proposal; for a desk or segment of its own they may be a first one. */
function refuseEqual(change: TargetChange, row: TargetRow, rows: readonly TargetRow[]): void {
  const isFirst = !rows.some(
    (other) =>
      other.state === 'approved' &&
      other.valid_from <= row.valid_from &&
      sameScope(scopeOf(other), scopeOf(row)),
  );
  const isEverybody = row.desk_id === null && row.segment === null;
  if (change !== 'same' || (isFirst && !isEverybody)) return;
  throw new DomainError(
    'invalid',
    'that is what holds already',
    row.runs && row.target_ms !== null ? '/targetMs' : '/runs',
  );
}
