import { DAY, HOUR, MINUTE, type Milliseconds, SECOND } from '../time/instant.ts';
import type { ClockCode } from './clock-kind.ts';

export interface DefaultTarget {
  readonly kind: ClockCode;
  /** Null where the due strategy needs no length. Business days are whole multiples of 24 hours (due.ts). */
  readonly targetMs: Milliseconds | null;
  readonly goalMs: Milliseconds | null;
  /** Something in the product brings about the facts that start and stop it. */
  readonly isFed: boolean;
}

const target = (
  kind: ClockCode,
  isFed: boolean,
  targetMs: Milliseconds | null,
  goalMs: Milliseconds | null = null,
): DefaultTarget => ({ kind, targetMs, goalMs, isFed });

/** DOMAIN 5.1. A new organisation starts with those that are fed; a kind without a target does not run. */
export const defaultTargets: readonly DefaultTarget[] = [
  target('C1', true, 30 * MINUTE, 10 * SECOND),
  target('C2', true, 30 * MINUTE, 5 * MINUTE),
  target('C3', true, 30 * MINUTE, 5 * MINUTE),
  target('C4', false, 45 * SECOND),
  target('C5', true, HOUR, 30 * MINUTE),
  target('C6', true, null),
  target('C7', true, null),
  target('C8', true, null),
  target('C9', false, 24 * HOUR, 12 * HOUR),
  target('C9.plan', false, 4 * HOUR),
  target('C10', true, null),
  target('C11', true, 30 * MINUTE, 5 * MINUTE),
  target('C12', true, null),
  target('C13', true, null),
  target('C14', true, 15 * MINUTE, 5 * MINUTE),
  target('C15', true, DAY),
  target('C16', false, 2 * DAY),
  target('C16.legend', false, 5 * DAY),
  target('C17.reply', false, 30 * MINUTE),
  target('C17.decision', false, 10 * DAY, 3 * DAY),
  target('C18', true, 24 * HOUR),
  target('C19', true, DAY),
  target('C20', true, null),
];
