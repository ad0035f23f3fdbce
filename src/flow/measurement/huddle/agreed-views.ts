import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { toIso } from '../../../core/time/instant.ts';
import type { WallDay } from '../../../core/time/wall-day.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import type { Schema } from '../../../platform/schema.ts';
import type { HuddleReader } from './for-reader.ts';
import { keeps } from './load-huddle.ts';
import type { actionView, thanksView } from './shapes.ts';

type Action = z.input<typeof actionView>;

/** What was agreed in the huddle of a day, in the order it was said. */
export async function actionsOf(ctx: Context, day: string, reader: HuddleReader): Promise<Action[]> {
  const rows = await actionRows(ctx).where('day', '=', day).orderBy('added_at').orderBy('id').execute();
  return rows.map((row) => actionShown(ctx, row, reader));
}

function actionRows(ctx: Context) {
  return ctx.db
    .selectFrom('huddle_action')
    .select(['id', 'day', 'text', 'owner_id', 'due_at', 'done_at'])
    .where('org_id', '=', ctx.orgId)
    .where('deleted_at', 'is', null);
}

type ActionRow = Pick<
  Selectable<Schema['huddle_action']>,
  'id' | 'day' | 'text' | 'owner_id' | 'due_at' | 'done_at'
>;

function actionShown(
  ctx: Context,
  { id, day, text, owner_id, due_at, done_at }: ActionRow,
  reader: HuddleReader,
): Action {
  const mayKeep = keeps(reader);
  return {
    ...{ id, day, text },
    owner: { id: owner_id, name: reader.members.get(owner_id)?.name ?? 'Somebody who left' },
    dueAt: toIso(due_at),
    doneAt: done_at === null ? null : toIso(done_at),
    late: done_at === null && due_at < ctx.now,
    can: [
      ...(mayKeep || owner_id === reader.id ? (['do'] as const) : []),
      ...(mayKeep ? (['edit'] as const) : []),
    ],
  };
}

/** What was agreed for the reader and is not done, or was done today; the first due in front. */
export async function actionsOfMine(
  ctx: Context,
  reader: HuddleReader,
  today: Pick<WallDay, 'from'>,
): Promise<Action[]> {
  const rows = await actionRows(ctx)
    .where('owner_id', '=', reader.id)
    .where((where) => where.or([where('done_at', 'is', null), where('done_at', '>=', at(today.from))]))
    .orderBy('due_at')
    .limit(50)
    .execute();
  return rows.map((row) => actionShown(ctx, row, reader));
}

/** What the last huddle before a day agreed on: it opens this one, done or not (E7.g). */
export async function actionsBefore(ctx: Context, day: string, reader: HuddleReader): Promise<Action[]> {
  const last = await ctx.db
    .selectFrom('huddle_action')
    .select('day')
    .where('org_id', '=', ctx.orgId)
    .where('day', '<', day)
    .where('deleted_at', 'is', null)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? actionsOf(ctx, last.day, reader) : [];
}

/** Thanks said in the huddle of a day. */
export async function thanksOf(
  ctx: Context,
  day: string,
  reader: HuddleReader,
): Promise<z.input<typeof thanksView>[]> {
  const rows = await ctx.db
    .selectFrom('huddle_thanks')
    .select(['id', 'to_id', 'text', 'added_by'])
    .where('org_id', '=', ctx.orgId)
    .where('day', '=', day)
    .where('deleted_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const nameOf = (id: string) => reader.members.get(id)?.name ?? 'Somebody who left';
  return rows.map(({ id, to_id, text, added_by }) => ({
    ...{ id, text },
    to: { id: to_id, name: nameOf(to_id) },
    by: nameOf(added_by),
    can: keeps(reader) ? ['delete'] : [],
  }));
}
