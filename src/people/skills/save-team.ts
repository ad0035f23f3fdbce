import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import type * as contract from './contract.ts';
import { recordChange } from './record-change.ts';
import { refuseSameName } from './refuse-same-name.ts';

/** A team as given; null as id makes a new one. */
export async function saveTeam(
  ctx: Context,
  id: string | null,
  { name, departmentId }: z.output<typeof contract.addTeam.body>,
): Promise<string> {
  const teamId = id ?? newId();
  await refuseSameName(ctx, 'team', { id: teamId, name });
  if (departmentId !== null) await checkDepartment(ctx, departmentId);
  const values = { name, department_id: departmentId };
  if (id === null) {
    await ctx.db
      .insertInto('team')
      .values({ org_id: ctx.orgId, id: teamId, ...values })
      .execute();
  } else {
    const saved = await ctx.db
      .updateTable('team')
      .set(values)
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (Number(saved.numUpdatedRows) === 0) throw notFound();
  }
  const data = { teamId, departmentId };
  await recordChange(ctx, { subjectKind: 'organisation', subjectId: ctx.orgId, kind: 'team.saved', data });
  return teamId;
}

async function checkDepartment(ctx: Context, departmentId: string): Promise<void> {
  const department = await ctx.db
    .selectFrom('department')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', departmentId)
    .forKeyShare()
    .executeTakeFirst();
  if (!department) throw new DomainError('invalid', 'there is no such department', '/departmentId');
}
