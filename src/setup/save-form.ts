import { randomBytes } from 'node:crypto';
import { mainDesk } from '../people/main-desk.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/new-id.ts';
import { notFound } from '../platform/problem.ts';
import { noteChange } from './note-change.ts';

const KEY_BYTES = 16;

export interface FormSettings {
  readonly name: string;
  /** Origins whose scripts may post. */
  readonly allowedSites: readonly string[];
}

/** A new form with a key of its own: who knows the key may send enquiries. */
export async function addForm(ctx: Context, { name, allowedSites }: FormSettings): Promise<{ id: string }> {
  const [id, key] = [newId(), randomBytes(KEY_BYTES).toString('base64url')];
  const desk = await mainDesk(ctx);
  await ctx.db
    .insertInto('web_form')
    .values({ org_id: ctx.orgId, id, desk_id: desk.id, name, key, allowed_sites: [...allowedSites] })
    .execute();
  await ctx.db
    .insertInto('public_key')
    .values({ kind: 'form', key, org_id: ctx.orgId, subject_id: id })
    .execute();
  await noteChange(ctx, { kind: 'form.added', subjectId: id, topics: ['forms'] });
  return { id };
}

/** Changes a form; its key stays, so that pages which use it go on working. */
export async function saveForm(
  ctx: Context,
  id: string,
  { name, allowedSites }: FormSettings,
): Promise<void> {
  const saved = await ctx.db
    .updateTable('web_form')
    .set({ name, allowed_sites: [...allowedSites] })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (Number(saved.numUpdatedRows) === 0) throw notFound();
  await noteChange(ctx, { kind: 'form.changed', subjectId: id, topics: ['forms'] });
}
