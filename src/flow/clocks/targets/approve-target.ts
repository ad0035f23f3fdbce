import {
  changeOfTarget,
  sameScope,
  type TargetChange,
  turnedIntoLoosening,
} from '../../../core/clock/target-change.ts';
import { DomainError } from '../../../core/domain-error.ts';
import type { Member } from '../../../platform/bindings.ts';
import { actorText, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { recordTarget } from './record-target.ts';
import { mayApproveTarget, targetRelations } from './target-rights.ts';
import { approvedOf, asApproved, findTarget } from './target-versions.ts';

export interface TargetApproval {
  readonly id: string;
  /** Takes the place of the proposer's reason. */
  readonly reason?: string | undefined;
}

/**
 * Puts a proposal in force from its date, or from now when that has passed; clocks that run already keep theirs. Approving
 * twice is approving once. Throws DomainError `forbidden`, `conflict`, or `invalid` at `/reason`.
 */
export async function approveTarget(ctx: Context, member: Member, input: TargetApproval): Promise<void> {
  const { row, rows, deskIds } = await findTarget(ctx, input.id);
  const before = approvedOf(rows, ctx.now);
  const version = asApproved(row, ctx.now);
  const change = changeOfTarget(before, version, deskIds);
  const relation = (await targetRelations(ctx))(row.desk_id);
  if (!mayApproveTarget(member.roles, change, relation))
    throw new DomainError('forbidden', refusalOf(change));
  if (row.state === 'approved') return;
  if (row.state === 'withdrawn')
    throw new DomainError('conflict', 'it was withdrawn meanwhile; propose it anew');
  const reason = input.reason || row.reason;
  if (change === 'loosening' && reason === null)
    throw new DomainError('invalid', 'a looser target needs a reason, for all to read', '/reason');
  if (
    before.some(
      (other) =>
        other.validFrom > ctx.now && other.validFrom === version.validFrom && sameScope(other, version),
    )
  )
    throw new DomainError('conflict', 'another version is planned for that very moment; withdraw it first');
  if (turnedIntoLoosening(before, [...before, version], deskIds, ctx.now))
    throw new DomainError(
      'conflict',
      'a version planned for later would then loosen; withdraw that one first',
    );
  await ctx.db
    .updateTable('target_version')
    .set({
      state: 'approved',
      valid_from: at(version.validFrom),
      decided_by: actorText(ctx.actor),
      decided_at: at(ctx.now),
      reason,
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', row.id)
    .execute();
  await recordTarget(ctx, 'approved', { ...row, valid_from: version.validFrom }, change);
}

function refusalOf(change: TargetChange): string {
  return change === 'loosening'
    ? 'only an executive may approve a looser target'
    : 'it holds for more than your team; an executive may approve it';
}
