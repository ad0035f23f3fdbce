import type { ValueAccount } from './value-account.ts';

/** The scores of several requests together; never a mean without how it came about (DOMAIN M-09, M-10). */
export interface ScoreSummary {
  readonly decided: number;
  readonly pending: number;
  readonly leftOut: number;
  /** Means over the decided, the unanswered with 0; null where none is decided. */
  readonly score: number | null;
  readonly elapsedScore: number | null;
  readonly speed: number | null;
  readonly value: number | null;
  /** How many of the decided have their value from the contact: by verdict, and by a step forward. */
  readonly buyerConfirmed: number;
  readonly moved: number;
}

export function scoreSummary(accounts: readonly ValueAccount[]): ScoreSummary {
  const decided = accounts.filter(({ state }) => state === 'decided');
  const from = (source: string) => decided.filter(({ value }) => value?.source === source).length;
  return {
    decided: decided.length,
    pending: accounts.filter(({ state }) => state === 'pending').length,
    leftOut: accounts.filter(({ state }) => state === 'left_out').length,
    score: meanOf(decided.map(({ business }) => business?.score ?? 0)),
    elapsedScore: meanOf(decided.map(({ elapsed }) => elapsed?.score ?? 0)),
    speed: meanOf(decided.map(({ business }) => business?.speed ?? 0)),
    value: meanOf(decided.map(({ value }) => value?.v ?? 0)),
    buyerConfirmed: from('buyer'),
    moved: from('movement'),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
