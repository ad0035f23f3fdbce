import { checkFile, FILE_HEAD_BYTES } from '../core/files/check-file.ts';
import { DAY, HOUR, type Instant, toIso } from '../core/time/instant.ts';
import { viewAsset } from '../flow/library/asset-view.ts';
import { keepLibraryFile } from '../flow/library/keep-library-file.ts';
import { recordUses } from '../flow/library/record-uses.ts';
import { addAsset } from '../flow/library/save-asset.ts';
import type { Member } from '../platform/bindings.ts';
import type { Context, Runner } from '../platform/context.ts';
import type { Role } from '../platform/contract.ts';
import { blobHash, keepBlob } from '../platform/keep-blob.ts';
import { larkfield } from './larkfield.ts';
import { type DemoAsset, demoAssets } from './library.ts';
import { smallPdf } from './small-pdf.ts';

/** Fills the library as its people would, and counts what the answered enquiries carried. */
export async function furnishLibrary(
  runnerAt: (instant: Instant) => Runner,
  orgId: string,
  answered: readonly string[],
  now: Instant,
): Promise<void> {
  const made = now - 2 * DAY;
  const members = await runnerAt(made).run(orgId, { kind: 'system', job: 'demo' }, loadMembers);
  for (const [place, asset] of demoAssets.entries()) {
    const member = members.get(asset.by);
    if (!member) continue;
    const actor = { kind: 'user', userId: member.userId } as const;
    await runnerAt(made + place * HOUR).run(orgId, actor, async (ctx) => {
      const id = await add(ctx, asset, member, now);
      const { versionId } = await viewAsset(ctx, id, member);
      for (const used of asset.usedOn ?? []) await countUse(ctx, answered[used], versionId);
    });
  }
}

async function loadMembers(ctx: Context): Promise<Map<string, Member>> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'name', 'roles'])
    .where('org_id', '=', ctx.orgId)
    .execute();
  const place = { orgId: ctx.orgId, slug: larkfield.slug, isDemo: true };
  return new Map(
    rows.map(({ user_id, name, roles }) => [name, { ...place, userId: user_id, roles: roles as Role[] }]),
  );
}

async function add(ctx: Context, asset: DemoAsset, member: Member, now: Instant): Promise<string> {
  const skills = await ctx.db
    .selectFrom('skill')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .execute();
  const { kind, title, valueType, language = 'en', text, reviewInDays } = asset;
  const body = {
    ...{ kind, title, valueType, language, text, stages: [...asset.stages], note: '' },
    tags: skills.filter(({ name }) => asset.tags.includes(name)).map(({ id }) => id),
    ownerId: member.userId,
    reviewOn: reviewInDays === undefined ? null : toIso(now + reviewInDays * DAY).slice(0, 10),
    fileId: asset.file ? await keepFile(ctx, asset.file) : null,
  };
  return (await addAsset(ctx, body, member)).id;
}

async function keepFile(ctx: Context, { name, lines }: NonNullable<DemoAsset['file']>): Promise<string> {
  const content = name.endsWith('.pdf') ? smallPdf(lines) : Buffer.from(`${lines.join('\n')}\n`);
  const bytes = content.byteLength;
  const checked = checkFile({ name, type: '', head: content.subarray(0, FILE_HEAD_BYTES), bytes });
  if (!checked.ok) throw new Error(checked.reason);
  const sha256 = blobHash(content);
  await keepBlob(ctx, sha256, content);
  return (await keepLibraryFile(ctx, { name: checked.name, type: checked.type, bytes, sha256 })).id;
}

async function countUse(ctx: Context, requestId: string | undefined, versionId: string): Promise<void> {
  if (requestId === undefined) return;
  const sent = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('direction', '=', 'out')
    .executeTakeFirst();
  if (sent) await recordUses(ctx, { messageId: sent.id, requestId, versionIds: [versionId] });
}
