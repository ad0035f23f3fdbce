import type { Group } from './group-items.ts';

export interface HeldGroups {
  readonly groups: readonly Group[];
  /** Ids that wait to be shown, because showing them would move a row under the pointer. */
  readonly waiting: readonly string[];
}

/** While held, the order on screen stays as it was, row by row; what is new waits. */
export function holdGroups(
  shown: readonly Group[] | null,
  fresh: readonly Group[],
  held: boolean,
): HeldGroups {
  if (!held || shown === null || shown.length === 0) return { groups: fresh, waiting: [] };
  const known = new Set(shown.flatMap(({ ids }) => ids));
  return { groups: shown, waiting: fresh.flatMap(({ ids }) => ids.filter((id) => !known.has(id))) };
}
