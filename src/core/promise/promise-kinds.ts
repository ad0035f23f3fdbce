import type { Figures } from '../measure/figures.ts';
import type { Share } from '../measure/wilson.ts';

/** How the result of each kind of clock is read from the figures of a period; of the other kinds there is none. */
const results: Readonly<Record<string, (figures: Figures) => Share | null>> = {
  C2: ({ clocks }) => clocks.call,
  C3: ({ withinTarget }) => withinTarget,
  C5: ({ clocks }) => clocks.completeOnTime,
  C6: ({ clocks }) => clocks.quote,
  C7: ({ clocks }) => clocks.documented,
  C8: ({ clocks }) => clocks.cleared,
  C10: ({ promises }) => promises.kept,
  C11: ({ clocks }) => clocks.next,
  C14: ({ clocks }) => clocks.help,
};

/** What is proposed for the page first: what those who ask can notice. The rest is how we work inside. */
export const proposedKinds: readonly string[] = ['C2', 'C3', 'C5', 'C6', 'C10', 'C11'];

/** Met of those decided or due, by kind of clock. undefined: it is not measured; null: nothing was due. */
export function resultOfKind(figures: Figures, kind: string): Share | null | undefined {
  return Object.hasOwn(results, kind) ? results[kind]?.(figures) : undefined;
}

/** Whether the figures hold a result for that kind. */
export function isMeasured(kind: string): boolean {
  return Object.hasOwn(results, kind);
}
