import { sql } from 'kysely';
import type { CalendarSpec } from '../core/time/calendar-spec.ts';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { type CalendarVersion, follows, versionInForce } from './calendars/calendar-version.ts';

export interface MainDesk {
  readonly id: string;
  readonly teamId: string;
  /** Hours in force at `ctx.now`: the desk's own, or those of the organisation. */
  readonly spec: CalendarSpec;
  /** The organisation's hours in force, which desks without their own follow. */
  readonly opening: {
    readonly spec: CalendarSpec;
    readonly since: Instant;
    /** 1 for the hours the organisation began with. */
    readonly version: number;
  };
}

interface DeskRow {
  id: string;
  team_id: string;
  own: CalendarVersion[];
  opening: CalendarVersion[];
}

/** The organisation's first desk with the hours in force at `ctx.now`. */
export async function mainDesk(ctx: Context): Promise<MainDesk> {
  const now = toIso(ctx.now);
  const versions = (scope: 'desk' | 'organisation') => sql`(
    select coalesce(json_agg(json_build_object('id', v.id, 'spec', v.spec,
      'validFrom', extract(epoch from v.valid_from) * 1000,
      'recordedAt', extract(epoch from v.recorded_at) * 1000)), '[]')
    from calendar c join calendar_version v on v.org_id = c.org_id and v.calendar_id = c.id
    where c.org_id = d.org_id and c.scope = ${scope} and c.scope_id = ${sql.ref(scope === 'desk' ? 'd.id' : 'd.org_id')}
      and v.valid_from <= ${now}::timestamptz and v.recorded_at <= ${now}::timestamptz)`;
  const { rows } = await sql<DeskRow>`
    select d.id, d.team_id, ${versions('desk')} as own, ${versions('organisation')} as opening
    from desk d where d.org_id = ${ctx.orgId} order by d.id limit 1`.execute(ctx.db);
  const [desk] = rows;
  if (!desk) throw new Error(`organisation ${ctx.orgId} has no desk`);
  return deskInForce(desk, ctx.now);
}

function deskInForce({ id, team_id: teamId, own, opening }: DeskRow, now: Instant): MainDesk {
  const current = versionInForce(opening, now, now);
  if (!current) throw new Error(`desk ${id} has no opening hours in force`);
  const desk = versionInForce(own, now, now);
  const spec = current.spec as CalendarSpec;
  return {
    id,
    teamId,
    spec: desk && !follows(desk.spec) ? (desk.spec as CalendarSpec) : spec,
    opening: { spec, since: current.validFrom, version: opening.length },
  };
}
