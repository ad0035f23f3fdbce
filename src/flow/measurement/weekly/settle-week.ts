import { DomainError } from '../../../core/domain-error.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { loadWeek } from './load-week.ts';

/** The metrics keeper confirms a week, with a comment (S1-55); once. Throws `not_found`, or `conflict` when it is confirmed. */
export async function confirmWeek(ctx: Context, id: string, comment: string): Promise<void> {
  const row = await loadWeek(ctx, id, { lock: true });
  if (row.confirmed_at !== null) throw new DomainError('conflict', 'this week has been confirmed already');
  await ctx.db
    .updateTable('weekly_report')
    .set({ confirmed_by: actingUser(ctx), confirmed_at: at(ctx.now), comment })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'report.confirmed', id, row.week);
}

/** An executive has reviewed a week, and what they decided (S1-59, E8.k); once. Throws `not_found` or `conflict`. */
export async function reviewWeek(ctx: Context, id: string, decision: string): Promise<void> {
  const row = await loadWeek(ctx, id, { lock: true });
  if (row.reviewed_at !== null) throw new DomainError('conflict', 'this week has been reviewed already');
  await ctx.db
    .updateTable('weekly_report')
    .set({ reviewed_by: actingUser(ctx), reviewed_at: at(ctx.now), decision })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'report.reviewed', id, row.week);
}

/** What was written stays in the report; the ledger keeps that it was done. */
async function record(ctx: Context, kind: string, reportId: string, week: string): Promise<void> {
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind,
      occurredAt: ctx.now,
      evidence: 'person',
      sourceKey: `${kind}:${reportId}`,
      data: { reportId, week },
    },
  ]);
  await announce(ctx, { topics: ['weekly'] });
}
