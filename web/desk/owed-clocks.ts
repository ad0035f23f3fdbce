import type { RequestView } from './request-view.ts';

const planned: readonly string[] = ['C12', 'C13', 'C19'];

/** The clocks of what the contact is owed: planned work and reasons of misses have lists of their own. */
export function owedClocks({ clocks }: Pick<RequestView, 'clocks'>): RequestView['clocks'] {
  return clocks.filter(({ kind }) => !planned.includes(kind));
}
