/** Somebody who can take follow-ups over. */
export interface Taker {
  readonly userId: string;
  /** Open requests and planned follow-ups together. */
  readonly load: number;
}

/**
 * Shares items out one after another to whoever has least at that moment, never back to the one who had it. Equal loads
 * go by the order given. An item that nobody else can take is left out of the answer.
 */
export function shareOut<T extends { readonly id: string; readonly ownerId: string }>(
  items: readonly T[],
  takers: readonly Taker[],
): Map<string, string> {
  const loads = new Map(takers.map(({ userId, load }) => [userId, load]));
  const shared = new Map<string, string>();
  for (const { id, ownerId } of items) {
    const to = takers
      .map(({ userId }) => userId)
      .filter((userId) => userId !== ownerId)
      .reduce<string | null>(
        (least, userId) =>
          least === null || (loads.get(userId) ?? 0) < (loads.get(least) ?? 0) ? userId : least,
        null,
      );
    if (to === null) continue;
    loads.set(to, (loads.get(to) ?? 0) + 1);
    shared.set(id, to);
  }
  return shared;
}
