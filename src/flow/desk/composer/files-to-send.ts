import { DomainError } from '../../../core/domain-error.ts';
import { LARGEST_MAIL_BYTES } from '../../../core/files/mail-limit.ts';
import type { Context } from '../../../platform/context.ts';
import { uploadsOf } from './uploads-of.ts';

/** A file that leaves with a mail; its bytes lie under their hash. */
export interface FileToSend {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The files of a reply: those its writer added, and those of the library items it carries; the same content goes once.
 * Throws `invalid` for one that is not there any more and for more than a mail holds.
 */
export async function filesToSend(
  ctx: Context,
  uploadIds: readonly string[],
  carried: readonly { readonly file: FileToSend | null }[],
): Promise<FileToSend[]> {
  const uploads = await uploadsOf(ctx, uploadIds);
  if (uploads.length < new Set(uploadIds).size)
    throw new DomainError('invalid', 'a file of this reply is gone: add it again', '/files');
  const all = new Map<string, FileToSend>();
  for (const file of [...uploads, ...carried.flatMap((item) => item.file ?? [])])
    if (!all.has(file.sha256)) all.set(file.sha256, file);
  const files = [...all.values()];
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > LARGEST_MAIL_BYTES)
    throw new DomainError(
      'invalid',
      `the files come to ${(bytes / 1e6).toFixed(1)} MB; a mail holds ${LARGEST_MAIL_BYTES / 1e6} MB`,
      '/files',
    );
  return files;
}
