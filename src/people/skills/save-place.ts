import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import type * as contract from './contract.ts';
import { lockMember } from './lock-member.ts';
import { recordChange } from './record-change.ts';

/** Team, load limit and number of a member. Throws DomainError `invalid` at `/teamId` for a team that is not there. */
export async function savePlace(
  ctx: Context,
  caller: Member,
  userId: string,
  { teamId, loadLimit, phone }: z.output<typeof contract.savePlace.body>,
): Promise<void> {
  const before = await lockMember(ctx, caller, userId);
  if (teamId === null && before.teamId !== null)
    throw new DomainError('invalid', 'everybody belongs to a team: choose another one', '/teamId');
  if (teamId !== null) await checkTeam(ctx, teamId);
  await ctx.db
    .updateTable('membership')
    .set({ team_id: teamId, load_limit: loadLimit, phone })
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .execute();
  const data = { teamId, loadLimit };
  await recordChange(ctx, { subjectKind: 'member', subjectId: userId, kind: 'member.placed', data });
}

/** Held until the end of the transaction, so that it does not go meanwhile. Throws DomainError `invalid` at `/teamId`. */
export async function checkTeam(ctx: Context, teamId: string): Promise<void> {
  const team = await ctx.db
    .selectFrom('team')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', teamId)
    .forKeyShare()
    .executeTakeFirst();
  if (!team) throw new DomainError('invalid', 'there is no such team', '/teamId');
}
