import type { CalendarSpec } from '../core/time/calendar-spec.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';

export interface MainDesk {
  readonly id: string;
  readonly teamId: string;
  readonly calendarId: string;
  readonly spec: CalendarSpec;
  readonly since: Instant;
  /** 1 for the hours the organisation began with. */
  readonly version: number;
}

/** The organisation's first desk with the opening hours in force at `ctx.now`. */
export async function mainDesk(ctx: Context): Promise<MainDesk> {
  const desk = await ctx.db
    .selectFrom('desk')
    .select(['id', 'team_id', 'calendar_id'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const versions = await ctx.db
    .selectFrom('calendar_version')
    .select(['spec', 'valid_from'])
    .where('org_id', '=', ctx.orgId)
    .where('calendar_id', '=', desk.calendar_id)
    .where('valid_from', '<=', at(ctx.now))
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const [current] = versions;
  if (!current) throw new Error(`desk ${desk.id} has no opening hours in force`);
  return {
    id: desk.id,
    teamId: desk.team_id,
    calendarId: desk.calendar_id,
    spec: current.spec as CalendarSpec,
    since: current.valid_from,
    version: versions.length,
  };
}
