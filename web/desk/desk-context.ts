import { useOutletContext } from 'react-router';

/** What an open request knows of the list beside it. */
export interface DeskContext {
  /** The one to answer after `id`; null when nobody else waits. */
  readonly nextAfter: (id: string) => string | null;
}

export function useDeskContext(): DeskContext {
  return useOutletContext<DeskContext>();
}
