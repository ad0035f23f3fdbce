import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { readTemplate } from './check-template.ts';
import type { addLibraryItem } from './contract.ts';

type Body = z.output<typeof addLibraryItem.body>;

/** Throws DomainError `invalid` with a pointer where an item has nothing to give, or names what is not there. */
export async function checkAsset(ctx: Context, body: Body): Promise<void> {
  if (body.kind === 'file' && body.fileId === null)
    throw new DomainError('invalid', 'add the file', '/fileId');
  if (body.kind !== 'file' && body.text.trim() === '')
    throw new DomainError('invalid', 'write the words it gives', '/text');
  readTemplate(body.text);
  await checkThere(ctx, body);
}

async function checkThere(ctx: Context, { fileId, ownerId, tags }: Body): Promise<void> {
  if (fileId !== null) {
    const file = await ctx.db
      .selectFrom('library_file')
      .select('id')
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', fileId)
      // What waits too long is cleared: not while it is being saved.
      .forKeyShare()
      .executeTakeFirst();
    if (!file) throw new DomainError('invalid', 'that file was not handed in', '/fileId');
  }
  if (ownerId !== null) {
    const owner = await ctx.db
      .selectFrom('membership')
      .select('user_id')
      .where('org_id', '=', ctx.orgId)
      .where('user_id', '=', ownerId)
      .where('active', '=', true)
      .executeTakeFirst();
    if (!owner) throw new DomainError('invalid', 'that person is no member', '/ownerId');
  }
  if (tags.length === 0) return;
  const known = await ctx.db
    .selectFrom('skill')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', 'in', tags)
    .where('kind', 'in', ['product', 'industry'])
    .execute();
  if (known.length < new Set(tags).size)
    throw new DomainError('invalid', 'one of these products or industries is not there any more', '/tags');
}
