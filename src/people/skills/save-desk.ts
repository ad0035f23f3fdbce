import type { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import type * as contract from './contract.ts';
import { recordChange } from './record-change.ts';
import { refuseSameName } from './refuse-same-name.ts';
import { checkTeam } from './save-place.ts';

/** A desk as given; null as id makes a new one, which follows the hours of the organisation. */
export async function saveDesk(
  ctx: Context,
  id: string | null,
  { name, teamId }: z.output<typeof contract.addDesk.body>,
): Promise<string> {
  const deskId = id ?? newId();
  if (id !== null) await lockDesk(ctx, id);
  await refuseSameName(ctx, 'desk', { id: deskId, name });
  await checkTeam(ctx, teamId);
  if (id === null) {
    await ctx.db
      .insertInto('desk')
      .values({ org_id: ctx.orgId, id: deskId, name, team_id: teamId })
      .execute();
  } else {
    await ctx.db
      .updateTable('desk')
      .set({ name, team_id: teamId })
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .execute();
  }
  const data = { deskId, teamId };
  await recordChange(ctx, { subjectKind: 'organisation', subjectId: ctx.orgId, kind: 'desk.saved', data });
  return deskId;
}

async function lockDesk(ctx: Context, id: string): Promise<void> {
  const desk = await ctx.db
    .selectFrom('desk')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!desk) throw notFound();
}
