import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import { recordChange } from './record-change.ts';
import { refuseSameName } from './refuse-same-name.ts';

/** A department as given; null as id makes a new one. */
export async function saveDepartment(
  ctx: Context,
  id: string | null,
  { name }: { readonly name: string },
): Promise<string> {
  const departmentId = id ?? newId();
  await refuseSameName(ctx, 'department', { id: departmentId, name });
  if (id === null) {
    await ctx.db.insertInto('department').values({ org_id: ctx.orgId, id: departmentId, name }).execute();
  } else {
    const saved = await ctx.db
      .updateTable('department')
      .set({ name })
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (Number(saved.numUpdatedRows) === 0) throw notFound();
  }
  const change = { subjectKind: 'organisation', subjectId: ctx.orgId, data: { departmentId } } as const;
  await recordChange(ctx, { ...change, kind: 'department.saved' });
  return departmentId;
}
