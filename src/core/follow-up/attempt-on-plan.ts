import type { Instant } from '../time/instant.ts';
import type { AttemptKind } from './plan-steps.ts';

/** A step of a plan that is still to be made. */
export interface OpenStep {
  readonly id: string;
  readonly kind: AttemptKind;
  readonly dueAt: Instant;
}

/**
 * The step that an attempt makes: the earliest open one of its kind, if that is due or the very next of the plan.
 * An attempt between two steps of its kind is one more and makes none.
 */
export function attemptOnPlan<T extends OpenStep>(
  open: readonly T[],
  attempt: { readonly kind: AttemptKind; readonly at: Instant },
): T | null {
  const ordered = open.toSorted((a, b) => a.dueAt - b.dueAt);
  const step = ordered.find(({ kind }) => kind === attempt.kind);
  if (!step) return null;
  return step === ordered[0] || step.dueAt <= attempt.at ? step : null;
}

/** The same words, whatever their spaces, case and full stop: an attempt needs something of its own (D-13). */
export function sameValue(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}
