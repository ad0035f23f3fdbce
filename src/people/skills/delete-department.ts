import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { recordChange } from './record-change.ts';

/** Removes a department. Throws DomainError `conflict` while it has teams. */
export async function deleteDepartment(ctx: Context, departmentId: string): Promise<void> {
  const department = await ctx.db
    .selectFrom('department')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', departmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!department) throw notFound();
  const team = await ctx.db
    .selectFrom('team')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('department_id', '=', departmentId)
    .executeTakeFirst();
  if (team) throw new DomainError('conflict', 'there are teams in this department: move them first');
  await ctx.db
    .deleteFrom('department')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', departmentId)
    .execute();
  const change = { subjectKind: 'organisation', subjectId: ctx.orgId, data: { departmentId } } as const;
  await recordChange(ctx, { ...change, kind: 'department.deleted' });
}
