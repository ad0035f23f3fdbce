import { refusalOf } from '../desk/upload-file.ts';
import { Problem, problemFrom } from '../problem.ts';
import type { AssetFile } from './asset-form.ts';

/** Hands a file in for the library. Throws `Problem`: refused here already where its kind or size is not taken. */
export async function uploadFile(org: string, file: File): Promise<AssetFile> {
  const detail = await refusalOf(file);
  if (detail !== null)
    throw new Problem({ status: 422, title: 'This file can’t be taken', detail, errors: [] });
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
