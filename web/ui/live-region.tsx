import { useSyncExternalStore } from 'react';

let words = '';
const listeners = new Set<() => void>();

/** Says something politely to screen readers; sighted readers see the change itself. */
export function announce(text: string): void {
  words = words === text ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The one polite live region of the app. */
export function LiveRegion() {
  const text = useSyncExternalStore(subscribe, () => words);
  return (
    <div className="heed-unseen" role="status" aria-live="polite">
      {text}
    </div>
  );
}
