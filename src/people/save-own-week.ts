import { isDeepStrictEqual } from 'node:util';
import type { CalendarLayer } from '../core/time/layer-calendar.ts';
import type { Context } from '../platform/context.ts';
import type { Week } from '../platform/schema.ts';
import { follows } from './calendars/calendar-version.ts';
import { ownVersion } from './calendars/own-version.ts';
import { type CalendarsChanged, recordVersion } from './calendars/record-version.ts';
import { fullWeek } from './full-week.ts';

/**
 * A person's week from now on, or null to work as their team and desk do. What else their calendar says (zone,
 * holidays, single dates) stays; a week like the one in force records nothing.
 */
export async function saveOwnWeek(
  ctx: Context,
  userId: string,
  week: Week | null,
  calendarsChanged: CalendarsChanged,
): Promise<void> {
  const version = await ownVersion(ctx, 'person', userId);
  const layer = version && !follows(version.spec) ? (version.spec as CalendarLayer) : {};
  const { week: current, ...rest } = layer;
  if (isDeepStrictEqual(current ? fullWeek(current as Week) : null, week && fullWeek(week))) return;
  const kept = Object.keys(rest).length > 0 ? rest : { follows: true as const };
  const spec = week ? { ...rest, week } : kept;
  await recordVersion(
    ctx,
    { scope: 'person', scopeId: userId, spec, validFrom: null, note: null },
    calendarsChanged,
  );
}
