import { DomainError } from '../../../core/domain-error.ts';
import { tell } from '../../../people/tell.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { HUDDLE_TOPIC, todayOf } from './begin-huddle.ts';

/** Thanks somebody in today's huddle; they hear of it (S4-26). Throws `invalid` at `/toId` or `/helpId`. */
export async function sayThanks(
  ctx: Context,
  input: { readonly toId: string; readonly text: string; readonly helpId: string | null },
): Promise<{ id: string }> {
  const { toId, text, helpId } = input;
  await check(ctx, toId, helpId);
  const { date: day } = await todayOf(ctx);
  const id = newId();
  await ctx.db
    .insertInto('huddle_thanks')
    .values({
      ...{ org_id: ctx.orgId, id, day, text },
      to_id: toId,
      help_id: helpId,
      added_by: actingUser(ctx),
      added_at: at(ctx.now),
      deleted_at: null,
    })
    .execute();
  const told = { kind: 'huddle', text: `Thanks in the huddle: you ${text}`, requestId: null };
  if (toId !== actingUser(ctx))
    await tell(ctx, [{ ...told, userId: toId, onceKey: `huddle_thanks:${helpId ?? id}` }]);
  await announce(ctx, { topics: [HUDDLE_TOPIC] });
  return { id };
}

async function check(ctx: Context, toId: string, helpId: string | null): Promise<void> {
  const member = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', toId)
    .executeTakeFirst();
  if (!member) throw new DomainError('invalid', 'nobody who works here', '/toId');
  if (helpId === null) return;
  const help = await ctx.db
    .selectFrom('help_ask')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', helpId)
    .where('answered_by', '=', toId)
    .executeTakeFirst();
  if (!help) throw new DomainError('invalid', 'they did not answer that', '/helpId');
}

/** Takes thanks off the list, or with `deleted` false puts them back. Throws `not_found`. */
export async function setThanksDeleted(
  ctx: Context,
  { id, deleted }: { readonly id: string; readonly deleted: boolean },
): Promise<void> {
  const row = await ctx.db
    .updateTable('huddle_thanks')
    .set({ deleted_at: deleted ? at(ctx.now) : null })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw notFound();
  await announce(ctx, { topics: [HUDDLE_TOPIC] });
}
