import { DomainError } from '../../../core/domain-error.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { tell } from '../../../people/tell.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { HUDDLE_TOPIC, todayOf } from './begin-huddle.ts';

interface Agreed {
  readonly text: string;
  readonly ownerId: string;
  readonly dueAt: Instant;
}

/** Agrees on something in today's huddle; its owner is told. Throws `invalid` at `/ownerId` or `/dueAt`. */
export async function addAction(ctx: Context, agreed: Agreed): Promise<{ id: string }> {
  await check(ctx, agreed);
  const { date: day } = await todayOf(ctx);
  const id = newId();
  await ctx.db
    .insertInto('huddle_action')
    .values({
      org_id: ctx.orgId,
      id,
      day,
      ...columnsOf(agreed),
      added_by: actingUser(ctx),
      added_at: at(ctx.now),
      done_by: null,
      done_at: null,
      deleted_at: null,
    })
    .execute();
  await tellOwner(ctx, id, agreed);
  await announce(ctx, { topics: [HUDDLE_TOPIC] });
  return { id };
}

/** Changes what was agreed; a new owner is told. Throws `not_found`, and `invalid` as adding does. */
export async function editAction(
  ctx: Context,
  { id, ...agreed }: Agreed & { readonly id: string },
): Promise<void> {
  await lock(ctx, id);
  await check(ctx, agreed);
  await set(ctx, id, columnsOf(agreed));
  await tellOwner(ctx, id, agreed);
}

/** Done, or not after all. `mayKeep`: the acting member holds the huddle. Throws `not_found` for others but its owner. */
export async function setActionDone(
  ctx: Context,
  { id, done, mayKeep }: { readonly id: string; readonly done: boolean; readonly mayKeep: boolean },
): Promise<void> {
  const { owner_id } = await lock(ctx, id);
  if (!mayKeep && owner_id !== actingUser(ctx)) throw notFound();
  await set(
    ctx,
    id,
    done ? { done_at: at(ctx.now), done_by: actingUser(ctx) } : { done_at: null, done_by: null },
  );
}

/** Throws `not_found`. */
export async function deleteAction(ctx: Context, id: string): Promise<void> {
  await lock(ctx, id);
  await set(ctx, id, { deleted_at: at(ctx.now) });
}

/** Takes the deletion back. Throws `not_found`. */
export async function restoreAction(ctx: Context, id: string): Promise<void> {
  await lock(ctx, id);
  await set(ctx, id, { deleted_at: null });
}

function columnsOf({ text, ownerId, dueAt }: Agreed) {
  return { text, owner_id: ownerId, due_at: at(dueAt) };
}

async function check(ctx: Context, { ownerId, dueAt }: Agreed): Promise<void> {
  const owner = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', ownerId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!owner) throw new DomainError('invalid', 'nobody who works here', '/ownerId');
  if (dueAt <= ctx.now) throw new DomainError('invalid', 'that time has passed', '/dueAt');
}

async function tellOwner(ctx: Context, id: string, { text, ownerId }: Agreed): Promise<void> {
  if (ownerId === actingUser(ctx)) return;
  const onceKey = `huddle_action:${id}:${ownerId}`;
  await tell(ctx, [
    {
      userId: ownerId,
      kind: 'huddle',
      text: `Agreed in the huddle for you: ${text}`,
      requestId: null,
      onceKey,
    },
  ]);
}

async function lock(ctx: Context, id: string): Promise<{ owner_id: string }> {
  const row = await ctx.db
    .selectFrom('huddle_action')
    .select('owner_id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

async function set(
  ctx: Context,
  id: string,
  values: Partial<ReturnType<typeof columnsOf>> & {
    readonly done_at?: ReturnType<typeof at> | null;
    readonly done_by?: string | null;
    readonly deleted_at?: ReturnType<typeof at> | null;
  },
): Promise<void> {
  await ctx.db
    .updateTable('huddle_action')
    .set(values)
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await announce(ctx, { topics: [HUDDLE_TOPIC] });
}
