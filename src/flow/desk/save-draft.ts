import type { z } from 'zod';
import { fromIso } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { notFound } from '../../platform/problem.ts';
import type { ReplyIntent } from '../../platform/schema.ts';
import type { draftBody } from './shapes.ts';
import { touchRequest } from './touch-request.ts';

export type Draft = z.output<typeof draftBody>;
/** A draft whose writer need not have said what it gives or carries. */
export type Written = Pick<Draft, 'text' | 'answers' | 'parts' | 'interim'> & Partial<Draft>;

/** Keeps the reply somebody is writing; an empty one is deleted. Its holder has touched the item with it (R4). */
export async function saveDraft(ctx: Context, requestId: string, draft: Draft): Promise<void> {
  const userId = actingUser(ctx);
  const request = await ctx.db
    .selectFrom('request')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirst();
  if (!request) throw notFound();
  if (draft.text.trim() === '') return deleteDraft(ctx, requestId);
  const row = { body: JSON.stringify(draft), saved_at: at(ctx.now) };
  await ctx.db
    .insertInto('draft')
    .values({ org_id: ctx.orgId, request_id: requestId, user_id: userId, ...row })
    .onConflict((conflict) => conflict.columns(['org_id', 'request_id', 'user_id']).doUpdateSet(row))
    .execute();
  await touchRequest(ctx, requestId, 'began to write');
}

export async function deleteDraft(ctx: Context, requestId: string): Promise<void> {
  await ctx.db
    .deleteFrom('draft')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('user_id', '=', actingUser(ctx))
    .execute();
}

/** What a draft settles: an interim counts only with who and by when (R19). */
export function intentOf(draft: Written): ReplyIntent {
  const { interim } = draft;
  return {
    answers: draft.answers,
    parts: draft.parts.filter((id) => !draft.answers.includes(id)),
    interim: interim?.who.trim() && interim.by ? { who: interim.who.trim(), by: fromIso(interim.by) } : null,
    quote: draft.quote === true,
    values: draft.values ?? [],
    assets: draft.assets ?? [],
    gain: draft.gain?.trim() ?? '',
  };
}
