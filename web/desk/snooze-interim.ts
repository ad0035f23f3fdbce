import { useEffect, useRef } from 'react';

const openers = new Map<string, () => void>();

/** A menu that shuts gives the focus back to its button; the composer takes it after that. */
const afterMenuMs = 60;

/** Opens the composer of a request that is on screen with its fields for who answers and by when. */
export function openInterim(requestId: string): void {
  setTimeout(() => openers.get(requestId)?.(), afterMenuMs);
}

/** The composer shows those fields when `openInterim` asks for them. */
export function useOpenedInterim(requestId: string, open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    openers.set(requestId, () => latest.current());
    return () => void openers.delete(requestId);
  }, [requestId]);
}
