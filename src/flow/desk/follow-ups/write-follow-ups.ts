import type { AttemptKind } from '../../../core/follow-up/plan-steps.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { actorText, type Context } from '../../../platform/context.ts';
import { insertTogether } from '../../../platform/insert-rows.ts';
import { factInsert, type NewFact } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';

export type FollowUpKind = AttemptKind | 'other';

/** A dated action on a request, to be planned. */
export interface NewFollowUp {
  readonly requestId: string;
  readonly ownerId: string;
  readonly kind: FollowUpKind;
  readonly text: string;
  readonly dueAt: Instant;
  /** The contact asked for this time. */
  readonly askedByContact: boolean;
  readonly valueItem?: string | null;
  /** Its place in a persistence plan; left out or null, it stands by itself. */
  readonly step?: number | null;
}

const columns = [
  'org_id',
  'id',
  'request_id',
  'owner_id',
  'kind',
  'text',
  'due_at',
  'value_item',
  'step',
  'asked_by_contact',
  'state',
  'created_by',
  'created_at',
];

/** Writes planned work with its facts; clocks and backlogs are the caller's to refresh. Returns the ids in order. */
export async function writeFollowUps(ctx: Context, planned: readonly NewFollowUp[]): Promise<string[]> {
  const items = planned.map((one) => ({ ...one, id: newId() }));
  const rows = items.map((one) => ({
    org_id: ctx.orgId,
    id: one.id,
    request_id: one.requestId,
    owner_id: one.ownerId,
    kind: one.kind,
    text: one.text,
    due_at: toIso(one.dueAt),
    value_item: one.valueItem ?? null,
    step: one.step ?? null,
    asked_by_contact: one.askedByContact,
    state: 'planned',
    created_by: actorText(ctx.actor),
    created_at: toIso(ctx.now),
  }));
  await insertTogether(ctx, [
    { table: 'follow_up', columns, rows },
    factInsert(
      ctx,
      items.flatMap((one) => [plannedFact(ctx, one), ...(one.askedByContact ? [agreedFact(ctx, one)] : [])]),
    ),
  ]);
  return items.map(({ id }) => id);
}

function plannedFact(ctx: Context, item: NewFollowUp & { readonly id: string }): NewFact {
  const { id, kind, dueAt } = item;
  const asStep = { kind: 'attempt.planned', data: { stepId: id, dueAt, byPhone: kind === 'call' } };
  const alone = { kind: 'follow_up.planned', data: { followUpId: id, dueAt } };
  const fact = (item.step ?? null) === null ? alone : asStep;
  return followUpFact(ctx, item.requestId, { ...fact, at: ctx.now });
}

/** Waiting the contact asked for is none of ours (S1-48). */
export function agreedFact(
  ctx: Context,
  { requestId, dueAt }: Pick<NewFollowUp, 'requestId' | 'dueAt'>,
): NewFact {
  const data = { until: dueAt, askedBy: 'buyer' };
  return followUpFact(ctx, requestId, { kind: 'ball.agreed', data, at: ctx.now });
}

/** Something that happened to planned work, as a fact of its request. */
export function followUpFact(
  ctx: Context,
  requestId: string,
  { kind, data, at }: { readonly kind: string; readonly data: object; readonly at: Instant },
): NewFact {
  return {
    subjectKind: 'request',
    subjectId: requestId,
    kind,
    occurredAt: at,
    evidence: ctx.actor.kind === 'user' ? 'person' : 'server',
    sourceKey: `${kind}:${newId()}`,
    data,
  };
}
