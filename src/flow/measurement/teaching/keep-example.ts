import type { z } from 'zod';
import { DomainError } from '../../../core/domain-error.ts';
import type { TeachingLine } from '../../../core/teaching/teaching-timeline.ts';
import { toIso } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { mayOn, readStanding } from '../../desk/rights/request-rights.ts';
import type * as contract from './contract.ts';

type Example = z.output<typeof contract.keepExample.body>;

const deleting: readonly Role[] = ['manager', 'coordinator'];
const MOST = 200;

/** Keeps an example as a person read and mended it. Throws `not_found`, and `invalid` without any words. */
export async function keepExample(
  ctx: Context,
  { requestId, title, question, lines }: Example & { readonly requestId: string },
): Promise<{ id: string }> {
  if (!mayOn(await readStanding(ctx, requestId), 'read')) throw notFound();
  if (lines.every(({ text }) => text.trim() === ''))
    throw new DomainError('invalid', 'there are no words in it', '/lines');
  const id = newId();
  await ctx.db
    .insertInto('teaching_example')
    .values({
      ...{ org_id: ctx.orgId, id, title, question },
      request_id: requestId,
      lines: JSON.stringify(lines),
      made_by: actingUser(ctx),
      made_at: at(ctx.now),
      deleted_at: null,
    })
    .execute();
  return { id };
}

/** The examples, the latest first. */
export async function viewExamples(
  ctx: Context,
  roles: readonly Role[],
): Promise<z.input<typeof contract.teachingExamples.response>> {
  const rows = await ctx.db
    .selectFrom('teaching_example')
    .select(['id', 'title', 'question', 'lines', 'made_by', 'made_at'])
    .where('org_id', '=', ctx.orgId)
    .where('deleted_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return {
    items: rows.map(({ id, title, question, made_by, made_at, ...row }) => {
      const lines = row.lines as TeachingLine[];
      const gaps = lines.flatMap(({ gapMinutes }) => gapMinutes ?? []);
      return {
        ...{ id, title, question, lines },
        madeAt: toIso(made_at),
        longestGapMinutes: gaps.length > 0 ? Math.max(...gaps) : null,
        can: mayDelete(ctx, roles, made_by) ? ['delete'] : [],
      };
    }),
  };
}

/** Deletes an example, or with `deleted` false brings it back. Throws `not_found`. */
export async function setExampleDeleted(
  ctx: Context,
  { id, deleted, roles }: { readonly id: string; readonly deleted: boolean; readonly roles: readonly Role[] },
): Promise<void> {
  const row = await ctx.db
    .selectFrom('teaching_example')
    .select('made_by')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || !mayDelete(ctx, roles, row.made_by)) throw notFound();
  await ctx.db
    .updateTable('teaching_example')
    .set({ deleted_at: deleted ? at(ctx.now) : null })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
}

function mayDelete(ctx: Context, roles: readonly Role[], madeBy: string): boolean {
  return madeBy === actingUser(ctx) || roles.some((role) => deleting.includes(role));
}
