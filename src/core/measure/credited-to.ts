import { isResponse, isValuable } from '../clock/picture.ts';
import type { Step } from './told-pictures.ts';

/**
 * Whose work a request counts as: who gave the first value, else the first personal response, else who holds it. A talk is
 * its holder's. null: nobody's yet.
 */
export function creditedTo(steps: readonly Step[]): string | null {
  const valued = steps.findIndex(({ fact, before }) => isValuable(fact, before));
  const first = valued >= 0 ? valued : steps.findIndex(({ fact, before }) => isResponse(fact, before));
  const act = steps[first]?.fact;
  if (act?.kind === 'message.out' && act.data.by !== null) return act.data.by;
  const upTo = first < 0 ? steps : steps.slice(0, first + 1);
  const made = upTo.findLast(({ fact }) => fact.kind === 'assignment.made')?.fact;
  return made?.kind === 'assignment.made' ? made.data.userId : null;
}
