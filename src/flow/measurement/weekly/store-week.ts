import { sql } from 'kysely';
import { DAY, toIso } from '../../../core/time/instant.ts';
import type { IsoWeek } from '../../../core/time/iso-week.ts';
import { zoneClock } from '../../../core/time/zone-clock.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import type { FigureSource } from './figure-source.ts';
import { gatherWeek } from './gather-week.ts';

/**
 * Computes the report of a week that is over and freezes it, with the position in the ledger and the versions of targets
 * it was computed by (E8.l). Once per week however many processes run: null when it stood already.
 *
 * @param mailed it goes to executives and the keeper; one of several that were missed does not
 */
export async function storeWeek(
  ctx: Context,
  source: FigureSource,
  week: IsoWeek,
  mailed: boolean,
): Promise<string | null> {
  if (await exists(ctx, week.name)) return null;
  const content = await gatherWeek(ctx, source, week);
  if (zoneClock(content.zone).instantOf(week.until * DAY) > ctx.now)
    throw new Error(`week ${week.name} is not over`);
  const { rows } = await sql<{ id: string }>`
    insert into weekly_report (org_id, id, week, as_of, computed_at, ledger_xid, targets, content, mailed)
    select ${ctx.orgId}, ${newId()}, ${week.name}, ${at(content.asOf)}, ${at(ctx.now)},
      pg_snapshot_xmin(pg_current_snapshot())::text,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.clock_kind, 'targetMs', t.target_ms,
          'goalMs', t.goal_ms, 'deskId', t.desk_id, 'segment', t.segment, 'runs', t.runs) order by t.clock_kind, t.id)
        from target_version t where t.org_id = ${ctx.orgId} and t.state = 'approved'
          and t.valid_from <= ${toIso(content.asOf)}::timestamptz), '[]'),
      ${JSON.stringify(content)}::jsonb, ${mailed}
    on conflict (org_id, week) do nothing
    returning id`.execute(ctx.db);
  const id = rows[0]?.id;
  if (id === undefined) return null;
  await appendFacts(ctx, [
    {
      subjectKind: 'organisation',
      subjectId: ctx.orgId,
      kind: 'report.computed',
      occurredAt: ctx.now,
      evidence: 'server',
      sourceKey: `report.computed:${week.name}`,
      data: { reportId: id, week: week.name },
    },
  ]);
  await announce(ctx, { topics: ['weekly'] });
  return id;
}

async function exists(ctx: Context, week: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('weekly_report')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('week', '=', week)
    .executeTakeFirst();
  return row !== undefined;
}
