let flushNow: (() => Promise<void>) | null = null;

/** The outcome that waits for its undo, if any, is told to the server now. */
export async function flushHeldOutcome(): Promise<void> {
  await flushNow?.();
}

/** Names who tells it; null when nothing waits. */
export function holdOutcome(flush: (() => Promise<void>) | null): void {
  flushNow = flush;
}
