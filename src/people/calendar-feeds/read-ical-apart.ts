import { Worker } from 'node:worker_threads';
import { DomainError } from '../../core/domain-error.ts';
import type { FeedAbsence, FeedWindow } from './read-ical.ts';

export type WorkerAnswer =
  | { readonly absences: readonly FeedAbsence[] }
  /** Why the text can't be read. */
  | { readonly refused: string };

const PATIENCE_MS = 10_000;
const MOST_MEGABYTES = 256;

/**
 * Reads a calendar in a thread of its own, which is ended when it takes too long: a calendar of five megabytes would
 * hold everything else up, and a rule in it can be one that never comes to an end. Throws DomainError `invalid`.
 */
export async function readIcalApart(text: string, window: FeedWindow): Promise<readonly FeedAbsence[]> {
  const worker = new Worker(new URL('./ical-worker.ts', import.meta.url), {
    workerData: { text, window },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
  const tooMuch = () => reject(new DomainError('invalid', 'this calendar takes too long to read', '/text'));
  const patience = setTimeout(tooMuch, PATIENCE_MS);
  worker.once('message', resolve);
  worker.once('error', tooMuch);
  worker.once('exit', tooMuch);
  try {
    const answer = await promise;
    if ('refused' in answer) throw new DomainError('invalid', answer.refused, '/text');
    return answer.absences;
  } finally {
    clearTimeout(patience);
    await worker.terminate();
  }
}
