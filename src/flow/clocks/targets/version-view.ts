import type { z } from 'zod';
import { changeOfTarget, sameScope } from '../../../core/clock/target-change.ts';
import { targetInWords } from '../../../core/clock/target-words.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Relation } from '../../../people/rights.ts';
import { actorText, type Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import type { targetVersion } from './contract.ts';
import { mayApproveTarget } from './target-rights.ts';
import { approvedOf, asApproved, type TargetRow } from './target-versions.ts';

type VersionView = z.input<typeof targetVersion>;

interface Around {
  readonly ctx: Context;
  readonly roles: readonly Role[];
  readonly relationOf: (deskId: string | null) => Relation;
  readonly deskIds: readonly string[];
  /** Names by `user:<id>`. */
  readonly nameOf: ReadonlyMap<string, string>;
  readonly openClocks: ReadonlyMap<string, number>;
}

/** One version among all of its kind, as the page shows it. */
export function viewTarget(row: TargetRow, ofKind: readonly TargetRow[], around: Around): VersionView {
  const { now } = around.ctx;
  const next = nextOf(row, ofKind);
  const state = stateOf(row, next, now);
  const earlier = approvedOf(ofKind, now).filter(({ id }) => id !== row.id);
  const version = asApproved(row, now);
  const change = changeOfTarget(earlier, version, around.deskIds);
  return {
    id: row.id,
    sentence: targetInWords(row.clock_kind, version),
    runs: row.runs,
    targetMs: row.target_ms,
    goalMs: row.goal_ms,
    deskId: row.desk_id,
    segment: row.segment,
    state,
    change,
    validFrom: isFromEver(row, now) ? null : toIso(row.valid_from),
    validUntil: next === null ? null : toIso(next.valid_from),
    proposedBy: personOf(row.proposed_by, around),
    proposedAt: toIso(row.proposed_at),
    decidedBy: row.decided_by === null ? null : personOf(row.decided_by, around),
    decidedAt: row.decided_at === null ? null : toIso(row.decided_at),
    reason: row.reason,
    openClocks: around.openClocks.get(row.id) ?? 0,
    can: allowed(
      row,
      state,
      mayApproveTarget(around.roles, change, around.relationOf(row.desk_id)),
      actorText(around.ctx.actor),
    ),
  };
}

/** The defaults hold from 1970 on; a proposal whose date has come waits for its approval only. */
const isFromEver = (row: TargetRow, now: Instant) =>
  row.state === 'proposed' ? row.valid_from <= now : row.valid_from === 0;

/** The version that took, or will take, the place of an approved one. */
function nextOf(row: TargetRow, ofKind: readonly TargetRow[]): TargetRow | null {
  if (row.state !== 'approved') return null;
  const scope = { deskId: row.desk_id, segment: row.segment };
  const line = ofKind.filter(
    (other) =>
      other.state === 'approved' && sameScope({ deskId: other.desk_id, segment: other.segment }, scope),
  );
  // The newest stands first.
  return line[line.indexOf(row) - 1] ?? null;
}

function stateOf(row: TargetRow, next: TargetRow | null, now: Instant): VersionView['state'] {
  if (row.state !== 'approved') return row.state;
  if (row.valid_from > now) return 'planned';
  return next !== null && next.valid_from <= now ? 'past' : 'in_force';
}

function allowed(
  row: TargetRow,
  state: VersionView['state'],
  mayApprove: boolean,
  caller: string,
): VersionView['can'] {
  if (state === 'planned') return mayApprove ? ['withdraw'] : [];
  if (state !== 'proposed') return [];
  if (mayApprove) return ['approve', 'withdraw'];
  return row.proposed_by === caller ? ['withdraw'] : [];
}

function personOf(actor: string, { ctx, nameOf }: Around): VersionView['proposedBy'] {
  const name = nameOf.get(actor);
  return name === undefined ? null : { name, you: actor === actorText(ctx.actor) };
}
