import type { Step } from './steps-of.ts';

/**
 * Whose work a request counts as: who gave the first value, else the first personal response, else who holds it. A talk is
 * its holder's. null: nobody's yet.
 */
export function creditedTo(steps: readonly Step[]): string | null {
  const valued = steps.findIndex(({ informs }) => informs);
  const first = valued >= 0 ? valued : steps.findIndex(({ responds }) => responds);
  const act = steps[first]?.fact;
  if (act?.kind === 'message.out' && act.data.by !== null) return act.data.by;
  return holderAfter(first < 0 ? steps : steps.slice(0, first + 1));
}

function holderAfter(steps: readonly Step[]): string | null {
  let holder: string | null = null;
  for (const { fact } of steps) {
    if (fact.kind === 'assignment.made') holder = fact.data.userId;
    if (fact.kind === 'assignment.ended' && fact.data.userId === holder) holder = null;
  }
  return holder;
}
