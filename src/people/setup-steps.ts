import type { SetupStep } from '../platform/schema.ts';

/** The guided set-up in its order. */
export const setupSteps: readonly SetupStep[] = ['company', 'hours', 'mailbox', 'people', 'form', 'test'];

export type StepStates = Partial<Record<SetupStep, 'done' | 'skipped'>>;

/** Nothing is left to do: every step was done or skipped. */
export function isSetUp(states: StepStates): boolean {
  return setupSteps.every((step) => states[step] !== undefined);
}
