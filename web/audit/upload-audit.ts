import { problemFrom } from '../problem.ts';

/** Hands a file in to be measured. Throws `Problem`: too large, empty, or the server is out of reach. */
export async function uploadAudit(org: string, file: File): Promise<{ readonly id: string }> {
  const address = `/api/o/${encodeURIComponent(org)}/audit-files?name=${encodeURIComponent(file.name)}`;
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => ({}));
  if (!response?.ok) throw problemFrom(response?.status ?? 0, answer);
  return answer as { id: string };
}
