import { sql } from 'kysely';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { CalendarScope } from '../../platform/schema.ts';
import type { CalendarVersion } from './calendar-version.ts';

/** What is in force at `ctx.now` for exactly this desk, team, person or whole; null when they never had hours. */
export async function ownVersion(
  ctx: Context,
  scope: CalendarScope,
  scopeId: string,
): Promise<CalendarVersion | null> {
  const now = sql`${toIso(ctx.now)}::timestamptz`;
  const { rows } = await sql<CalendarVersion>`
    select v.id, v.spec, v.valid_from as "validFrom", v.recorded_at as "recordedAt"
    from calendar c join calendar_version v on v.org_id = c.org_id and v.calendar_id = c.id
    where c.org_id = ${ctx.orgId} and c.scope = ${scope} and c.scope_id = ${scopeId}
      and v.valid_from <= ${now} and v.recorded_at <= ${now}
    order by v.valid_from desc, v.recorded_at desc, v.id desc limit 1`.execute(ctx.db);
  return rows[0] ?? null;
}
