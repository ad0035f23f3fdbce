import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import { type CalendarSpec, checkCalendarSpec } from '../../core/time/calendar-spec.ts';
import { fromIso } from '../../core/time/instant.ts';
import { type CalendarLayer, checkCalendarLayer } from '../../core/time/layer-calendar.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import type { CalendarScope } from '../../platform/schema.ts';
import type { StoredSpec } from './calendar-version.ts';
import type { saveCalendar as contract } from './contract.ts';
import { mayEdit } from './may-edit.ts';
import { loadCalendars } from './organisation-calendars.ts';
import { type CalendarsChanged, recordVersion } from './record-version.ts';
import { checkValidFrom } from './valid-from.ts';

type Parts = z.output<typeof contract.body>['parts'];

/**
 * Records hours of one owner. Throws DomainError: `not_found` for no such owner, `forbidden` for hours of a person
 * by who is no administrator, `invalid` with a pointer below `/parts` or at `/validFrom`.
 */
export async function saveCalendar(
  ctx: Context,
  member: Member,
  input: z.output<typeof contract.params> & z.output<typeof contract.body>,
  calendarsChanged: CalendarsChanged,
): Promise<void> {
  const { scope, id } = input;
  (await loadCalendars(ctx)).owner(scope, id);
  if (!mayEdit(member, scope))
    throw new DomainError('forbidden', 'hours of a person are set by administrators');
  const validFrom = input.validFrom === null ? null : fromIso(input.validFrom);
  checkValidFrom(validFrom, ctx.now);
  const spec = checkedParts(scope, input.parts);
  const note = input.note || null;
  await recordVersion(ctx, { scope, scopeId: id, spec, validFrom, note }, calendarsChanged);
}

/** What is stored for the parts given. Throws DomainError `invalid` with a pointer below `/parts`. */
export function checkedParts(scope: CalendarScope, parts: Parts): StoredSpec {
  try {
    return storedParts(scope, parts);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, error.message, `/parts${error.pointer ?? ''}`);
  }
}

function storedParts(scope: CalendarScope, parts: Parts): StoredSpec {
  if (parts === null) {
    if (scope === 'organisation')
      throw new DomainError('invalid', 'the organisation follows nobody: it needs hours of its own');
    return { follows: true };
  }
  if (scope === 'team' || scope === 'person') {
    checkCalendarLayer(parts as CalendarLayer);
    return parts as CalendarLayer;
  }
  if (!parts.week) throw new DomainError('invalid', 'the hours of the week are needed', '/week');
  if (scope === 'call_window') {
    const { zone: _, ...hours } = parts;
    checkCalendarSpec({ ...hours, zone: 'UTC' } as CalendarSpec);
    return hours as CalendarLayer;
  }
  if (!parts.zone) throw new DomainError('invalid', 'a zone is needed', '/zone');
  checkCalendarSpec(parts as CalendarSpec);
  return parts as CalendarSpec;
}
