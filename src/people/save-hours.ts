import type { z } from 'zod';
import { type CalendarSpec, checkCalendarSpec } from '../core/time/calendar-spec.ts';
import { fromIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { type CalendarsChanged, recordVersion } from './calendars/record-version.ts';
import { checkValidFrom } from './calendars/valid-from.ts';
import type { saveHours as contract } from './contract.ts';

/** Puts new hours of the organisation in force. Throws DomainError with a pointer into the hours. */
export async function saveHours(
  ctx: Context,
  { validFrom, note, ...spec }: z.output<typeof contract.body>,
  calendarsChanged: CalendarsChanged,
): Promise<void> {
  checkCalendarSpec(spec as CalendarSpec);
  const from = validFrom ? fromIso(validFrom) : null;
  checkValidFrom(from, ctx.now);
  const version = { scope: 'organisation', scopeId: ctx.orgId, validFrom: from, note: note || null } as const;
  await recordVersion(ctx, { ...version, spec: spec as CalendarSpec }, calendarsChanged);
}
