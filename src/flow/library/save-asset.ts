import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import { nextVersion } from '../../core/library/next-version.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import { checkAsset } from './check-asset.ts';
import type { addLibraryItem, saveLibraryItem } from './contract.ts';
import { indexAsset, indexedAs } from './index-asset.ts';
import { mayApprove } from './library-rights.ts';
import { type LockedAsset, lockAsset } from './lock-asset.ts';
import { recordLibraryChange } from './record-library-change.ts';
import { setReviewTimer } from './review-timer.ts';

type Body = z.output<typeof addLibraryItem.body>;

/** Puts a new item into the library. Throws DomainError `invalid` with a pointer to what can't stand. */
export async function addAsset(ctx: Context, body: Body, member: Member): Promise<{ id: string }> {
  await checkAsset(ctx, body);
  const id = newId();
  const byApprover = mayApprove(member.roles);
  const state = nextVersion(null, { number: 1, kind: body.kind, byApprover });
  await ctx.db
    .insertInto('library_asset')
    .values({
      org_id: ctx.orgId,
      id,
      ...attributes(ctx, body),
      current_number: state.current,
      waiting_number: state.waiting,
      approved: state.approved,
      ...indexedAs(''),
      created_by: member.userId,
      created_at: at(ctx.now),
      retired_at: null,
    })
    .execute();
  await writeVersion(ctx, { assetId: id, number: 1, body, member, approves: byApprover });
  await settle(ctx, id, body);
  return { id };
}

/**
 * Saves an item: other words or another file become a version, everything else is changed in place. Throws `not_found`,
 * DomainError `conflict` when `base` is not the newest version, `invalid` as for a new one.
 */
export async function saveAsset(
  ctx: Context,
  input: { readonly assetId: string; readonly body: z.output<typeof saveLibraryItem.body> },
  member: Member,
): Promise<void> {
  const { assetId, body } = input;
  const asset = await lockAsset(ctx, assetId);
  if (asset.retired) throw new DomainError('conflict', 'it was retired: bring it back first');
  if (asset.newest.id !== body.base)
    throw new DomainError('conflict', 'somebody saved another version while you wrote; yours is kept here');
  await checkAsset(ctx, body);
  const byApprover = mayApprove(member.roles);
  const isNew = asset.newest.text !== body.text || asset.newest.fileId !== body.fileId;
  const number = asset.newest.number + 1;
  const state = isNew ? nextVersion(asset, { number, kind: body.kind, byApprover }) : kept(asset, body);
  if (isNew) await writeVersion(ctx, { assetId, number, body, member, approves: byApprover });
  await ctx.db
    .updateTable('library_asset')
    .set({
      ...attributes(ctx, body),
      current_number: state.current,
      waiting_number: state.waiting,
      approved: state.approved,
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', assetId)
    .execute();
  await settle(ctx, assetId, body);
}

/** Nothing new was written; a snippet that becomes an answer needs somebody's word from now on. */
function kept({ current, waiting, isApprovedVersion }: LockedAsset, { kind }: Body) {
  return kind === 'answer'
    ? { current, waiting, approved: isApprovedVersion }
    : { current: waiting ?? current, waiting: null, approved: true };
}

function attributes(ctx: Context, body: Body) {
  return {
    kind: body.kind,
    title: body.title,
    value_type: body.valueType,
    language: body.language,
    stages: [...body.stages],
    owner_id: body.ownerId,
    review_on: body.reviewOn,
    changed_at: at(ctx.now),
  };
}

interface Written {
  readonly assetId: string;
  readonly number: number;
  readonly body: Body;
  readonly member: Member;
  readonly approves: boolean;
}

async function writeVersion(ctx: Context, { assetId, number, body, member, approves }: Written) {
  const approved = approves && body.kind === 'answer';
  await ctx.db
    .insertInto('library_version')
    .values({
      org_id: ctx.orgId,
      id: newId(),
      asset_id: assetId,
      number,
      text: body.text,
      file_id: body.fileId,
      note: body.note,
      written_by: member.userId,
      written_at: at(ctx.now),
      approved_by: approved ? member.userId : null,
      approved_at: approved ? at(ctx.now) : null,
    })
    .execute();
}

/** Tags, words for search, the day of review, and that it happened. */
async function settle(ctx: Context, assetId: string, body: Body): Promise<void> {
  await ctx.db
    .deleteFrom('library_tag')
    .where('org_id', '=', ctx.orgId)
    .where('asset_id', '=', assetId)
    .execute();
  if (body.tags.length > 0)
    await ctx.db
      .insertInto('library_tag')
      .values(
        [...new Set(body.tags)].map((skillId) => ({
          org_id: ctx.orgId,
          asset_id: assetId,
          skill_id: skillId,
        })),
      )
      .execute();
  await indexAsset(ctx, assetId);
  await setReviewTimer(ctx, assetId, body.ownerId === null ? null : body.reviewOn);
  await recordLibraryChange(ctx, assetId, 'asset.saved');
}
