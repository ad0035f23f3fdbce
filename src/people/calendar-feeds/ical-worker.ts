import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../core/domain-error.ts';
import { type FeedWindow, readIcal } from './read-ical.ts';
import type { WorkerAnswer } from './read-ical-apart.ts';

const { text, window } = workerData as { text: string; window: FeedWindow };

function answer(): WorkerAnswer {
  try {
    return { absences: readIcal(text, window) };
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.message };
    throw error;
  }
}

parentPort?.postMessage(answer());
