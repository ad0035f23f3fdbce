import { checkFile, FILE_HEAD_BYTES, takenEndings } from '../../src/core/files/check-file.ts';
import { Problem, problemFrom } from '../problem.ts';
import type { CarriedFile } from './draft.ts';

/** For the file picker. */
export const acceptedFiles = takenEndings.join(',');

/** Why a file can't go, before a byte of it is sent; null when it can. */
export async function refusalOf(file: File): Promise<string | null> {
  const head = new Uint8Array(await file.slice(0, Math.min(file.size, FILE_HEAD_BYTES)).arrayBuffer());
  const checked = checkFile({ name: file.name, type: file.type, head, bytes: file.size });
  return checked.ok ? null : checked.reason;
}

export interface Uploading {
  readonly org: string;
  readonly requestId: string;
  readonly file: File;
  /** Bytes sent so far. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** Sends one file; rejects with `Problem`. */
export function uploadFile({ org, requestId, file, onProgress, signal }: Uploading): Promise<CarriedFile> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    const name = encodeURIComponent(file.name);
    sending.open('POST', `/api/o/${encodeURIComponent(org)}/requests/${requestId}/uploads?name=${name}`);
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.responseType = 'json';
    sending.upload.onprogress = ({ loaded }) => onProgress(loaded);
    sending.onload = () =>
      sending.status === 200
        ? resolve(sending.response as CarriedFile)
        : reject(problemFrom(sending.status, sending.response));
    sending.onerror = () => reject(outOfReach());
    sending.onabort = () => reject(outOfReach());
    signal.addEventListener('abort', () => sending.abort());
    sending.send(file);
  });
}

const outOfReach = () =>
  new Problem({ status: 0, title: 'Heed is out of reach', detail: 'The file was not sent.', errors: [] });
