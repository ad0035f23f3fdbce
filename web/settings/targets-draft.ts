import type { z } from 'zod';
import type { Segment } from '../../src/core/clock/fact.ts';
import {
  type ApprovedTarget,
  changeOfTarget,
  rulingTarget,
  type TargetChange,
  type TargetScope,
  type TargetTerms,
} from '../../src/core/clock/target-change.ts';
import type { proposeTarget, targets } from '../../src/flow/clocks/targets/contract.ts';
import type { FieldErrors } from './week-draft.ts';

export type TargetsView = z.output<typeof targets.response>;
export type TargetKind = TargetsView['kinds'][number];
export type TargetVersion = TargetKind['versions'][number];
type Body = z.input<typeof proposeTarget.body>;

export const unitMs = { seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
export type LengthUnit = keyof typeof unitMs;

/** A length as it is typed; no amount is no length. */
export interface LengthDraft {
  readonly amount: number | null;
  readonly unit: LengthUnit;
}

/** A target as it stands in the form. */
export interface TargetDraft {
  /** Empty: every desk. */
  readonly deskId: string;
  /** Empty: everybody. */
  readonly segment: Segment | '';
  readonly runs: boolean;
  readonly target: LengthDraft;
  readonly goal: LengthDraft;
  /** Local date and time; empty: as soon as it is approved. */
  readonly from: string;
  readonly later: boolean;
  readonly reason: string;
}

/** Said in the largest unit that leaves no rest. */
export function lengthDraft(ms: number | null, unit: TargetKind['unit']): LengthDraft {
  if (unit === 'days') return { amount: ms === null ? null : ms / unitMs.days, unit: 'days' };
  if (ms === null) return { amount: null, unit: 'minutes' };
  const fitting = (['hours', 'minutes'] as const).find((one) => ms % unitMs[one] === 0) ?? 'seconds';
  return { amount: ms / unitMs[fitting], unit: fitting };
}

const startOf = ({ validFrom }: TargetVersion) => (validFrom === null ? 0 : Date.parse(validFrom));

const lengthMs = ({ amount, unit }: LengthDraft): number | null =>
  amount === null || Number.isNaN(amount) ? null : Math.round(amount * unitMs[unit]);

export const scopeOf = (draft: Pick<TargetDraft, 'deskId' | 'segment'>): TargetScope => ({
  deskId: draft.deskId === '' ? null : draft.deskId,
  segment: draft.segment === '' ? null : draft.segment,
});

/**
 * The approved versions of a kind, as the rules take them. What the server calls in force is in force, also for a page
 * whose minute began before.
 */
export function approvedOf(kind: TargetKind, now: number): ApprovedTarget[] {
  return kind.versions
    .filter(({ state }) => state === 'in_force' || state === 'planned' || state === 'past')
    .map((version) => ({
      ...version,
      validFrom: version.state === 'in_force' ? Math.min(startOf(version), now) : startOf(version),
      decidedAt: Date.parse(version.decidedAt ?? version.proposedAt),
    }));
}

/** What holds for a desk and segment now, or where nothing does, a clock that is about to be switched on. */
export function draftFor(
  kind: TargetKind,
  scope: Pick<TargetDraft, 'deskId' | 'segment'>,
  now: number,
): TargetDraft {
  const ruling = rulingTarget(approvedOf(kind, now), scopeOf(scope), now);
  return {
    ...scope,
    runs: ruling?.runs ?? true,
    target: lengthDraft(ruling?.targetMs ?? null, kind.unit),
    goal: lengthDraft(ruling?.goalMs ?? null, kind.unit),
    from: '',
    later: false,
    reason: '',
  };
}

/** For somebody else: what holds for them, unless a length was typed already. */
export function withScope(
  draft: TargetDraft,
  scope: Pick<TargetDraft, 'deskId' | 'segment'>,
  kind: TargetKind,
  now: number,
): TargetDraft {
  const untouched = draftFor(kind, { deskId: draft.deskId, segment: draft.segment }, now);
  const same = JSON.stringify(termsOf(draft, kind)) === JSON.stringify(termsOf(untouched, kind));
  if (!same) return { ...draft, ...scope };
  const { runs, target, goal } = draftFor(kind, scope, now);
  return { ...draft, ...scope, runs, target, goal };
}

export function termsOf(draft: TargetDraft, kind: TargetKind): TargetTerms {
  const measured = draft.runs && kind.unit !== 'fixed';
  return {
    runs: draft.runs,
    targetMs: measured ? lengthMs(draft.target) : null,
    goalMs: measured ? lengthMs(draft.goal) : null,
  };
}

const fromOf = (draft: TargetDraft, now: number) =>
  draft.later && draft.from !== '' ? Math.max(Date.parse(draft.from), now) : now;

/** What the draft would do when it takes effect; null while a length is missing. */
export function changeOfDraft(
  draft: TargetDraft,
  kind: TargetKind,
  deskIds: readonly string[],
  now: number,
): TargetChange | null {
  const terms = termsOf(draft, kind);
  if (terms.runs && kind.unit !== 'fixed' && terms.targetMs === null) return null;
  const version = { id: '', ...scopeOf(draft), ...terms, validFrom: fromOf(draft, now), decidedAt: now };
  return changeOfTarget(approvedOf(kind, now), version, deskIds);
}

/** What stands in the way of sending, by pointer; the server has the last word. */
export function draftErrors(draft: TargetDraft, kind: TargetKind, change: TargetChange | null): FieldErrors {
  const { targetMs, goalMs } = termsOf(draft, kind);
  const errors: Record<string, string> = {};
  if (change === null) errors['/targetMs'] = 'Say how long it may take';
  else if (targetMs !== null && targetMs <= 0) errors['/targetMs'] = 'At least one';
  if (targetMs !== null && goalMs !== null && goalMs >= targetMs)
    errors['/goalMs'] = 'The goal must be tighter than the target';
  if (draft.later && Number.isNaN(Date.parse(draft.from)))
    errors['/validFrom'] = 'Give the date and the time';
  if (change === 'loosening' && draft.reason.trim() === '')
    errors['/reason'] = 'A looser target needs a reason, for all to read';
  return errors;
}

export function bodyOf(draft: TargetDraft, kind: TargetKind): Body {
  return {
    kind: kind.kind,
    ...termsOf(draft, kind),
    ...scopeOf(draft),
    validFrom: draft.later ? new Date(draft.from).toISOString() : null,
    reason: draft.reason.trim(),
  };
}
