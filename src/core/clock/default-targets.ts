import { HOUR, MINUTE, type Milliseconds, SECOND } from '../time/instant.ts';
import type { ClockCode } from './clock-kind.ts';

/** Targets a new organisation starts with (DOMAIN 5.1). A kind without a target does not run. */
export const defaultTargets: readonly {
  readonly kind: ClockCode;
  readonly targetMs: Milliseconds | null;
  readonly goalMs: Milliseconds | null;
}[] = [
  { kind: 'C1', targetMs: 30 * MINUTE, goalMs: 10 * SECOND },
  { kind: 'C3', targetMs: 30 * MINUTE, goalMs: 5 * MINUTE },
  { kind: 'C5', targetMs: HOUR, goalMs: 30 * MINUTE },
  { kind: 'C10', targetMs: null, goalMs: null },
  { kind: 'C11', targetMs: 30 * MINUTE, goalMs: 5 * MINUTE },
];
