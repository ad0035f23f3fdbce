import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import { toIso } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { type CarriedItem, loadCarried } from '../library/load-carried.ts';
import { uploadsOf } from './composer/uploads-of.ts';
import { asDraft, emptyDraft, type OlderDraft } from './save-draft.ts';
import type { storedDraft } from './shapes.ts';

type StoredDraft = z.input<typeof storedDraft>;

/** The reply that the reader is writing on a request, with the names of what it carries. */
export async function viewDraft(ctx: Context, requestId: string): Promise<StoredDraft | null> {
  const row = await ctx.db
    .selectFrom('draft')
    .select(['body', 'saved_at', 'version', 'older'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('user_id', '=', actingUser(ctx))
    .executeTakeFirst();
  if (!row) return null;
  const body = asDraft(row.body);
  const older = row.older === null ? null : { ...emptyDraft, ...(row.older as NonNullable<OlderDraft>) };
  const files = await uploadsOf(ctx, [...body.files, ...(older?.files ?? [])]);
  const assets = await carriedBy(ctx, [...body.assets, ...(older?.assets ?? [])]);
  return {
    ...body,
    savedAt: toIso(row.saved_at),
    version: row.version,
    older,
    carries: {
      files: files.map(({ id, name, type, bytes }) => ({ id, name, type, bytes })),
      assets: assets.map(({ versionId, title, valueType, file }) => ({
        versionId,
        title,
        valueType,
        file: file && { name: file.name, bytes: file.bytes },
      })),
    },
  };
}

/** What was retired since is left out; sending says so. */
async function carriedBy(ctx: Context, versionIds: readonly string[]): Promise<CarriedItem[]> {
  const found: CarriedItem[] = [];
  for (const id of versionIds) {
    const items = await loadCarried(ctx, [id]).catch((error: Error) => {
      if (error instanceof DomainError) return [];
      throw error;
    });
    found.push(...items);
  }
  return found;
}
