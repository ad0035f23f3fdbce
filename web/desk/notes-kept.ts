const keyOf = (requestId: string) => `heed.note.${requestId}`;

/** Keeps a note that is being written in this browser; an empty one is forgotten. */
export function keepNoteDraft(requestId: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(keyOf(requestId));
    else localStorage.setItem(keyOf(requestId), text);
  } catch {
    // Private windows may refuse; what is on the screen remains.
  }
}

/** The note that was being written; empty when there is none. */
export function keptNoteDraft(requestId: string): string {
  try {
    return localStorage.getItem(keyOf(requestId)) ?? '';
  } catch {
    return '';
  }
}
