import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import type { ReceivedFile } from '../../platform/receive-file.ts';
import { setClearTimer } from './clear-library-files.ts';

/** A file of the library as editors show it. */
export interface LibraryFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** Keeps a file that was looked at and whose bytes are stored, for a version to come; without one it goes after a day. */
export async function keepLibraryFile(
  ctx: Context,
  { name, type, bytes, sha256 }: ReceivedFile,
): Promise<LibraryFile> {
  const file = { id: newId(), name, type, bytes };
  await ctx.db
    .insertInto('library_file')
    .values({ org_id: ctx.orgId, ...file, sha256, added_by: actingUser(ctx), added_at: at(ctx.now) })
    .execute();
  await setClearTimer(ctx);
  return file;
}
