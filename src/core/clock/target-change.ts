import type { Instant, Milliseconds } from '../time/instant.ts';
import type { Segment } from './fact.ts';

/** What a target version demands. A clock that does not run has neither target nor goal. */
export interface TargetTerms {
  readonly runs: boolean;
  readonly targetMs: Milliseconds | null;
  readonly goalMs: Milliseconds | null;
}

/** Whom a target version is for; null means everybody. */
export interface TargetScope {
  readonly deskId: string | null;
  readonly segment: Segment | null;
}

/** An approved target version of one kind of clock. */
export interface ApprovedTarget extends TargetTerms, TargetScope {
  readonly id: string;
  readonly validFrom: Instant;
  readonly decidedAt: Instant;
}

export type TargetChange = 'tightening' | 'loosening' | 'same';

export const segments: readonly Segment[] = ['A', 'B', 'C', 'D', 'P'];

/** Desk and segment before segment before desk before everybody. */
const rank = ({ deskId, segment }: TargetScope) => (segment === null ? 0 : 2) + (deskId === null ? 0 : 1);

const isNewer = (a: ApprovedTarget, b: ApprovedTarget) =>
  a.validFrom - b.validFrom || a.decidedAt - b.decidedAt || (a.id > b.id ? 1 : -1);

export const sameScope = (a: TargetScope, b: TargetScope) => a.deskId === b.deskId && a.segment === b.segment;

/**
 * The version that governs a clock which starts `at` for this desk and segment: the most special one in force,
 * and among equals the latest. null: none, so the clock does not run.
 */
export function rulingTarget<T extends ApprovedTarget>(
  versions: readonly T[],
  place: TargetScope,
  at: Instant,
): T | null {
  let best: T | null = null;
  for (const version of versions) {
    if (version.validFrom > at) continue;
    if (version.deskId !== null && version.deskId !== place.deskId) continue;
    if (version.segment !== null && version.segment !== place.segment) continue;
    if (best === null || (rank(version) - rank(best) || isNewer(version, best)) > 0) best = version;
  }
  return best;
}

/** The target decides; where it stays, the goal does. Having no goal is looser than having one. */
export function changeOfTerms(before: TargetTerms | null, after: TargetTerms): TargetChange {
  const runs = before?.runs ?? false;
  if (runs !== after.runs) return after.runs ? 'tightening' : 'loosening';
  if (!after.runs) return 'same';
  return (
    compare(before?.targetMs ?? null, after.targetMs) ??
    compare(before?.goalMs ?? null, after.goalMs) ??
    'same'
  );
}

function compare(before: Milliseconds | null, after: Milliseconds | null): TargetChange | null {
  const [was, is] = [before ?? Number.POSITIVE_INFINITY, after ?? Number.POSITIVE_INFINITY];
  return was === is ? null : is < was ? 'tightening' : 'loosening';
}

/**
 * What a version would do at its `validFrom` wherever it would rule, seen against what rules there without it. Looser in
 * one place is loosening: a target for a segment also outranks the tighter one of a single desk.
 */
export function changeOfTarget(
  others: readonly ApprovedTarget[],
  version: ApprovedTarget,
  deskIds: readonly string[],
): TargetChange {
  const all = [...others.filter(({ id }) => id !== version.id), version];
  const without = all.slice(0, -1);
  const desks = version.deskId === null ? [null, ...deskIds] : [version.deskId];
  const groups = version.segment === null ? [null, ...segments] : [version.segment];
  const changes = desks
    .flatMap((deskId) => groups.map((segment) => ({ deskId, segment })))
    .filter(
      (place) => sameScope(place, version) || rulingTarget(all, place, version.validFrom)?.id === version.id,
    )
    .map((place) => changeOfTerms(rulingTarget(without, place, version.validFrom), version));
  return (
    changes.find((change) => change === 'loosening') ?? changes.find((c) => c === 'tightening') ?? 'same'
  );
}

/**
 * The first version planned after `now` that tightened before an act and would loosen after it: nobody approved that.
 * null when there is none.
 */
export function turnedIntoLoosening<T extends ApprovedTarget>(
  before: readonly T[],
  after: readonly T[],
  deskIds: readonly string[],
  now: Instant,
): T | null {
  const planned = after.filter(({ id, validFrom }) => validFrom > now && before.some((old) => old.id === id));
  return (
    planned.find(
      (version) =>
        changeOfTarget(after, version, deskIds) === 'loosening' &&
        changeOfTarget(before, version, deskIds) !== 'loosening',
    ) ?? null
  );
}
