import { type Instant, toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { at, atOrNull } from '../platform/database.ts';
import { appendFacts } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';

/** A stored absence as far as it is changed. */
export interface HeldAbsence {
  readonly id: string;
  readonly userId: string;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** It holds now: it ends now. It is planned: it is struck out, as if ended the moment it would have begun. */
export async function cutAbsence(ctx: Context, { id, userId, from }: HeldAbsence): Promise<void> {
  const hasBegun = from <= ctx.now;
  if (hasBegun) {
    await ctx.db
      .updateTable('absence')
      // Free for the calendar feed to say it anew.
      .set({ ends_at: at(ctx.now), feed_key: null })
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .execute();
  } else {
    await ctx.db.deleteFrom('absence').where('org_id', '=', ctx.orgId).where('id', '=', id).execute();
  }
  await tellOfEnd(ctx, { id, userId, kind: 'absence.ended', at: hasBegun ? ctx.now : from, until: null });
}

/** An absence that holds ends at another time than was said. */
export async function moveAbsenceEnd(
  ctx: Context,
  { id, userId }: HeldAbsence,
  change: { readonly until: Instant | null; readonly reason?: string; readonly feedSpan?: string },
): Promise<void> {
  const { until, reason, feedSpan } = change;
  await ctx.db
    .updateTable('absence')
    .set({
      ends_at: atOrNull(until),
      ...(reason === undefined ? {} : { reason }),
      ...(feedSpan === undefined ? {} : { feed_span: feedSpan }),
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await tellOfEnd(ctx, { id, userId, kind: 'absence.changed', at: ctx.now, until });
}

async function tellOfEnd(
  ctx: Context,
  told: {
    readonly id: string;
    readonly userId: string;
    readonly kind: 'absence.ended' | 'absence.changed';
    readonly at: Instant;
    readonly until: Instant | null;
  },
): Promise<void> {
  const ended = told.kind === 'absence.ended';
  await appendFacts(ctx, [
    {
      subjectKind: 'member',
      subjectId: told.userId,
      kind: told.kind,
      occurredAt: told.at,
      evidence: ctx.actor.kind === 'user' ? 'person' : 'rule',
      sourceKey: ended ? `absence-ended:${told.id}` : `absence-changed:${newId()}`,
      data: ended ? { absenceId: told.id } : { absenceId: told.id, until: told.until && toIso(told.until) },
    },
  ]);
}
