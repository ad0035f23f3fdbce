import type { Fact } from '../../../core/clock/fact.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { NewFact } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import type { Standing } from '../rights/request-rights.ts';

interface Along {
  readonly from: Standing;
  readonly to: string;
  readonly receivedAt: Instant;
}

/**
 * Whoever held a request held what was in it: its owner has had the part that leaves since it came, or since they got the
 * whole. Who takes it apart has read it; another owner has touched the part if they had touched the whole (R4).
 */
export function handAlong(ctx: Context, facts: readonly Fact[], { from, to, receivedAt }: Along): NewFact[] {
  const { owner, me } = from;
  if (owner === null) return [];
  const made = facts.findLast((fact) => fact.kind === 'assignment.made' && fact.data.userId === owner.id) as
    | Extract<Fact, { kind: 'assignment.made' }>
    | undefined;
  if (!made) return [];
  const heldAt = Math.max(made.occurredAt, receivedAt);
  const touched = facts.findLast(
    (fact) =>
      fact.kind === 'assignment.touched' &&
      fact.data.userId === owner.id &&
      fact.occurredAt >= made.occurredAt,
  );
  const touchedAt = touched ? Math.max(touched.occurredAt, heldAt) : owner.id === me.id ? ctx.now : null;
  const id = newId();
  const base = { subjectKind: 'request', subjectId: to } as const;
  const given: NewFact = {
    ...base,
    id,
    kind: 'assignment.made',
    occurredAt: heldAt,
    evidence: made.evidence,
    sourceKey: `assigned:${id}`,
    data: { ...made.data, reason: 'held what it was split from' },
  };
  if (touchedAt === null) return [given];
  return [
    given,
    {
      ...base,
      kind: 'assignment.touched',
      occurredAt: touchedAt,
      evidence: 'person',
      sourceKey: `assignment.touched:${id}`,
      data: { userId: owner.id, how: touched ? 'split off with it' : 'split it off' },
    },
  ];
}
