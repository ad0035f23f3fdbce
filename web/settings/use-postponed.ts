import { useSyncExternalStore } from 'react';
import { asProblem } from '../problem.ts';
import { showProblem, showToast } from '../ui/index.ts';

const waitMs = 8000;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly send: () => void;
}

const waiting = new Map<string, Waiting>();
const listeners = new Set<() => void>();
let hidden: ReadonlySet<string> = new Set();

function change(ids: Iterable<string>): void {
  hidden = new Set(ids);
  for (const listener of listeners) listener();
}

const show = (id: string) => change([...hidden].filter((other) => other !== id));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Leaving the page is consent: what still waits goes out now. */
function flush(): void {
  for (const { send } of [...waiting.values()]) send();
}

export interface Postponed {
  readonly id: string;
  readonly text: string;
  readonly detail?: string;
  /** Sends it; called once, 8 s later or when the page is left. */
  readonly run: () => Promise<unknown>;
}

/**
 * For acts the server can't take back: they show at once, wait 8 s for an undo and are sent then, or when the page
 * is left.
 */
export function postpone({ id, text, detail, run }: Postponed): void {
  const send = () => {
    clearTimeout(waiting.get(id)?.timer);
    if (!waiting.delete(id)) return;
    run()
      .catch((problem) => showProblem(asProblem(problem)))
      .finally(() => show(id));
  };
  window.addEventListener('pagehide', flush);
  waiting.set(id, { timer: setTimeout(send, waitMs), send });
  change([...hidden, id]);
  const undo = () => {
    clearTimeout(waiting.get(id)?.timer);
    if (waiting.delete(id)) show(id);
  };
  showToast({ text, ...(detail ? { detail } : {}), undo });
}

/** Ids whose removal is under way; lists leave them out. */
export function usePostponed(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => hidden);
}
