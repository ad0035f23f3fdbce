import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { recordChange } from './record-change.ts';
import { usedByRules } from './used-by-rules.ts';

/** Removes a skill with everybody's level in it. Throws DomainError `conflict` while a routing rule needs it. */
export async function deleteSkill(ctx: Context, skillId: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('skill')
    .select(['kind', 'name'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', skillId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw notFound();
  if (await usedByRules(ctx, { needs: [skillId] }))
    throw new DomainError('conflict', `a routing rule needs “${found.name}”: take it out there first`);
  await ctx.db
    .deleteFrom('member_skill')
    .where('org_id', '=', ctx.orgId)
    .where('skill_id', '=', skillId)
    .execute();
  await ctx.db.deleteFrom('skill').where('org_id', '=', ctx.orgId).where('id', '=', skillId).execute();
  const data = { skillId, skillKind: found.kind };
  await recordChange(ctx, { subjectKind: 'organisation', subjectId: ctx.orgId, kind: 'skill.deleted', data });
}
