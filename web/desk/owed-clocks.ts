import type { RequestView } from './request-view.ts';

const planned: readonly string[] = ['C12', 'C13'];

/** The clocks of what the contact is owed: planned work has its times in its own list. */
export function owedClocks({ clocks }: Pick<RequestView, 'clocks'>): RequestView['clocks'] {
  return clocks.filter(({ kind }) => !planned.includes(kind));
}
