import type { TargetChange } from '../../../core/clock/target-change.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import type { TargetRow } from './target-versions.ts';

type Recorded = Pick<
  TargetRow,
  'id' | 'clock_kind' | 'runs' | 'target_ms' | 'goal_ms' | 'desk_id' | 'segment'
> & { readonly valid_from: Instant };

/** Keeps what was done with a target, in ids and numbers (the reason stands in the version), and tells open pages. */
export async function recordTarget(
  ctx: Context,
  act: 'proposed' | 'approved' | 'withdrawn',
  row: Recorded,
  change: TargetChange,
): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: `target.${act}`,
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `target.${act}:${row.id}`,
      data: {
        targetVersionId: row.id,
        clockKind: row.clock_kind,
        change,
        runs: row.runs,
        targetMs: row.target_ms,
        goalMs: row.goal_ms,
        validFrom: toIso(row.valid_from),
        deskId: row.desk_id,
        segment: row.segment,
      },
    },
  ]);
  await announce(ctx, { topics: ['targets'] });
}
