import { useSyncExternalStore } from 'react';

/** An open lead on which nothing dated is left to be done. */
export interface OpenLead {
  readonly requestId: string;
  readonly contact: string;
}

let asked: OpenLead | null = null;
const listeners = new Set<() => void>();

/** The last dated action on an open lead is gone: the person is asked for the next one (S2-23); null ends the question. */
export function askNext(lead: OpenLead | null): void {
  asked = lead;
  for (const listener of listeners) listener();
}

/** The lead that the person is asked about, if any. */
export function useAskedNext(): OpenLead | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
