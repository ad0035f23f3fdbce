import { sql } from 'kysely';
import { DomainError } from '../../core/domain-error.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import { lockMember } from './lock-member.ts';
import { recordChange } from './record-change.ts';

export interface Level {
  readonly skillId: string;
  /** 1 to 5. */
  readonly level: number;
}

/** Sets all levels of a member; a skill that is left out is none of theirs. Throws DomainError `invalid` with a pointer. */
export async function saveLevels(
  ctx: Context,
  caller: Member,
  userId: string,
  levels: readonly Level[],
): Promise<void> {
  await lockMember(ctx, caller, userId);
  await checkSkills(ctx, levels);
  await ctx.db
    .deleteFrom('member_skill')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .execute();
  if (levels.length > 0) {
    await ctx.db
      .insertInto('member_skill')
      .values(
        levels.map(({ skillId, level }) => ({
          org_id: ctx.orgId,
          user_id: userId,
          skill_id: skillId,
          level,
        })),
      )
      .execute();
  }
  const data = { levels: Object.fromEntries(levels.map(({ skillId, level }) => [skillId, level])) };
  await recordChange(ctx, { subjectKind: 'member', subjectId: userId, kind: 'member.skilled', data });
}

async function checkSkills(ctx: Context, levels: readonly Level[]): Promise<void> {
  const ids = levels.map(({ skillId }) => skillId);
  const rows = await ctx.db
    .selectFrom('skill')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .forKeyShare()
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  ids.forEach((id, index) => {
    const pointer = `/levels/${index}/skillId`;
    if (!known.has(id)) throw new DomainError('invalid', 'there is no such skill', pointer);
    if (ids.indexOf(id) !== index) throw new DomainError('invalid', 'this skill stands here twice', pointer);
  });
}
