import { actingUser, type Context } from '../../../platform/context.ts';

/** A file of a draft, in the order in which it was added. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The acting member's own uploads by their ids; what is not theirs, or is gone, is left out. */
export async function uploadsOf(ctx: Context, ids: readonly string[]): Promise<Upload[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('upload')
    .select(['id', 'name', 'type', 'bytes', 'sha256'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', actingUser(ctx))
    .where('id', 'in', [...ids])
    .execute();
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
