import type { Instant } from '../time/instant.ts';
import type { Step } from './steps-of.ts';

/** When information had been given and every question was answered for the first time; null: not yet. */
export function completedAt(steps: readonly Step[]): Instant | null {
  const informed = steps.findIndex(({ informs }) => informs);
  if (informed < 0) return null;
  const complete = steps.find(({ answered }, place) => place >= informed && answered.share === 1);
  return complete?.fact.occurredAt ?? null;
}
