import { checkFile, FILE_HEAD_BYTES } from '../../src/core/files/check-file.ts';
import { Problem, problemFrom } from '../problem.ts';
import type { AssetFile } from './asset-form.ts';

/** Hands a file in for the library. Throws `Problem`: refused here already where its kind or size is not taken. */
export async function uploadFile(org: string, file: File): Promise<AssetFile> {
  const head = new Uint8Array(await file.slice(0, FILE_HEAD_BYTES).arrayBuffer());
  const checked = checkFile({ name: file.name, type: file.type, head, bytes: file.size });
  if (!checked.ok)
    throw new Problem({ status: 422, title: 'This file can’t be taken', detail: checked.reason, errors: [] });
  const address = `/api/o/${encodeURIComponent(org)}/library-files?name=${encodeURIComponent(file.name)}`;
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => ({}));
  if (!response?.ok) throw problemFrom(response?.status ?? 0, answer);
  return answer as AssetFile;
}
