import { changeOfTarget, turnedIntoLoosening } from '../../../core/clock/target-change.ts';
import { DomainError } from '../../../core/domain-error.ts';
import type { Member } from '../../../platform/bindings.ts';
import { actorText, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { recordTarget } from './record-target.ts';
import { mayApproveTarget, targetRelations } from './target-rights.ts';
import { approvedOf, asApproved, findTarget } from './target-versions.ts';

/**
 * Takes a proposal back, or a planned version before it takes effect; it stays in the history. A proposal by its proposer
 * or an approver, a planned version by an approver. Throws DomainError `forbidden` or `conflict`.
 */
export async function withdrawTarget(ctx: Context, member: Member, id: string): Promise<void> {
  const { row, rows, deskIds } = await findTarget(ctx, id);
  if (row.state === 'withdrawn') return;
  const before = approvedOf(rows, ctx.now);
  const after = before.filter((other) => other.id !== id);
  const change = changeOfTarget(after, asApproved(row, ctx.now), deskIds);
  const isOwn = row.state === 'proposed' && row.proposed_by === actorText(ctx.actor);
  const relation = (await targetRelations(ctx))(row.desk_id);
  if (!isOwn && !mayApproveTarget(member.roles, change, relation))
    throw new DomainError('forbidden', 'only its proposer, or who may approve it, takes it back');
  if (row.state === 'approved' && row.valid_from <= ctx.now)
    throw new DomainError('conflict', 'it has taken effect and stays on record; propose another one');
  if (turnedIntoLoosening(before, after, deskIds, ctx.now))
    throw new DomainError(
      'conflict',
      'a version planned for later would then loosen; withdraw that one first',
    );
  await ctx.db
    .updateTable('target_version')
    .set({ state: 'withdrawn', decided_by: actorText(ctx.actor), decided_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await recordTarget(ctx, 'withdrawn', row, change);
}
