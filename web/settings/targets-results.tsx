import type { z } from 'zod';
import type { standard } from '../../src/flow/measurement/standard/contract.ts';
import { dateText } from '../ui/when.ts';
import type { TargetKind, TargetVersion } from './targets-draft.ts';
import { periodText } from './targets-text.ts';

export type StandardView = z.output<typeof standard.response>;

export interface TargetResultProps {
  readonly kind: TargetKind;
  readonly inForce: readonly TargetVersion[];
  /** Left out while it loads. */
  readonly results?: StandardView | undefined;
}

/** Who answers for a target, since when it holds, and what came of it in the last complete week (S0-19). */
export function TargetResult({ kind, inForce, results }: TargetResultProps) {
  const everybody = inForce.find(({ deskId, segment }) => deskId === null && segment === null);
  if (everybody === undefined) return null;
  const owner =
    everybody.decidedBy === null ? 'A default of Heed' : `Approved by ${everybody.decidedBy.name}`;
  return (
    <p className="heed-soft heed-target-result">
      {owner}. {periodText(everybody)}. {resultText(kind.kind, results)}
    </p>
  );
}

/** `Week from Mon 30 Nov 2026: 63.2 % in time (12 of 19).` */
export function resultText(kind: string, results: StandardView | undefined): string {
  const found = results?.kinds.find((one) => one.kind === kind);
  if (results === undefined || found === undefined) return '';
  if (!found.measured) return 'Its result is not measured yet.';
  const week = `Week from ${dateText(results.from)}`;
  if (found.result === null) return `${week}: nothing was due.`;
  const { met, of, share, low, high } = found.result;
  const range = `95 % interval ${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)} %`;
  return `${week}: ${(share * 100).toFixed(1)} % in time (${met} of ${of}; ${range}).`;
}
