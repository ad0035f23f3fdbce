import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { lookForOwners } from '../look-for-owners.ts';

/** A shift as facts tell of it. */
export interface ShiftFact {
  readonly shiftId: string;
  readonly userId: string;
  readonly kind: 'duty' | 'on_call';
  readonly rotaId: string | null;
  readonly from: Instant;
  readonly until: Instant;
}

/** Records what happened to a shift, lets what waits look for owners anew, and tells the pages. */
export async function tellOfShift(
  ctx: Context,
  kind: 'shift.added' | 'shift.changed' | 'shift.removed',
  { userId, kind: shiftKind, ...data }: ShiftFact,
): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'member',
      subjectId: userId,
      kind,
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `${kind}:${newId()}`,
      data: { ...data, kind: shiftKind },
    },
  ]);
  await lookForOwners(ctx);
  await announce(ctx, { topics: ['people'] });
}
