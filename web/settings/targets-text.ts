import { rulingTarget, type TargetTerms } from '../../src/core/clock/target-change.ts';
import { targetLength } from '../../src/core/clock/target-words.ts';
import { segmentNames } from '../segment-names.ts';
import { whenText } from '../ui/when.ts';
import { approvedOf, type TargetKind, type TargetsView, type TargetVersion } from './targets-draft.ts';

/** For whom a version holds: "Segment A strategic at Pumps", or null for everybody. */
export function scopeText(
  { deskId, segment }: Pick<TargetVersion, 'deskId' | 'segment'>,
  desks: TargetsView['desks'],
): string | null {
  const desk = desks.find(({ id }) => id === deskId)?.name ?? null;
  if (segment === null) return desk;
  const group = `Segment ${segmentNames[segment]}`;
  return desk === null ? group : `${group} at ${desk}`;
}

/** The figures alone: "45 minutes, goal 5 minutes". */
export function figuresText(kind: TargetKind, { runs, targetMs, goalMs }: TargetTerms): string {
  if (!runs) return 'off';
  if (targetMs === null) return 'on';
  const goal = goalMs === null ? '' : `, goal ${targetLength(kind.kind, goalMs)}`;
  return `${targetLength(kind.kind, targetMs)}${goal}`;
}

/** The figures that would rule there without a proposal. */
export function replacedText(kind: TargetKind, proposal: TargetVersion, now: number): string {
  const at = proposal.validFrom === null ? now : Math.max(Date.parse(proposal.validFrom), now);
  const ruling = rulingTarget(approvedOf(kind, now), proposal, at);
  return ruling === null ? 'nothing' : figuresText(kind, ruling);
}

/** When a decided version holds or held. */
export function periodText({ state, validFrom, validUntil }: TargetVersion): string {
  if (state === 'withdrawn') return 'Withdrawn, never in force';
  const from = validFrom === null ? 'from the beginning' : `from ${whenText(validFrom)}`;
  const until = validUntil === null ? '' : ` to ${whenText(validUntil)}`;
  const words = `${from}${until}`;
  if (state === 'planned') return `Planned ${words}`;
  return state === 'in_force' ? `In force ${words}` : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Who proposed and who decided, and when. */
export function peopleText(version: TargetVersion): string {
  const { proposedBy, proposedAt, decidedBy, decidedAt, state } = version;
  if (proposedBy === null && decidedBy === null) return 'A default of Heed';
  const name = (person: TargetVersion['proposedBy']) => (person?.you ? 'you' : (person?.name ?? 'Heed'));
  const proposed = `Proposed by ${name(proposedBy)}, ${whenText(proposedAt)}`;
  if (decidedAt === null) return proposed;
  const decision = state === 'withdrawn' ? 'withdrawn' : 'approved';
  return `${proposed}; ${decision} by ${name(decidedBy)}, ${whenText(decidedAt)}`;
}

/** Clocks that still run under what is no longer in force, a sentence for each version. */
export function olderClocksText(kind: TargetKind): string[] {
  return kind.versions
    .filter(({ state, openClocks }) => state === 'past' && openClocks > 0)
    .map((version) => {
      const { openClocks } = version;
      const under =
        version.targetMs === null ? 'an earlier version' : targetLength(kind.kind, version.targetMs);
      return openClocks === 1
        ? `1 open clock still runs under ${under}.`
        : `${openClocks} open clocks still run under ${under}.`;
    });
}
