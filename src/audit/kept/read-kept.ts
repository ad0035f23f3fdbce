import { type Calendar, compileCalendar } from '../../core/time/calendar.ts';
import { fromIso, type Instant, MINUTE } from '../../core/time/instant.ts';
import { officeHours } from '../../core/time/office-hours.ts';
import { loadCalendars } from '../../people/calendars/organisation-calendars.ts';
import type { Context, Runner } from '../../platform/context.ts';
import { type CsvOptions, type CsvSource, openCsv } from '../csv-source.ts';
import type { AuditOptions } from '../measure-audit.ts';
import { auditBytes } from './audit-bytes.ts';
import type { AuditSettings } from './audit-settings.ts';
import { loadAudit } from './load-audit.ts';

/** A kept file with everything that reading and measuring it takes; made inside a transaction, used outside. */
export interface KeptFile {
  readonly auditId: string;
  readonly bytes: ReturnType<typeof auditBytes>;
  readonly csv: CsvOptions;
  readonly options: AuditOptions;
}

/** Throws DomainError `not_found`. */
export async function keptFile(
  ctx: Context,
  runner: Runner,
  auditId: string,
  settings: AuditSettings,
): Promise<KeptFile> {
  const { name } = await loadAudit(ctx, auditId);
  const { calendar, hours } = await calendarFor(ctx, settings.officeHours);
  const targetMs = settings.targetMinutes * MINUTE;
  return {
    auditId,
    bytes: auditBytes(runner, ctx.orgId, ctx.actor, auditId),
    csv: {
      name,
      zone: settings.timesIn ?? calendar.zone,
      now: ctx.now,
      order: settings.order,
      mapping: settings.mapping,
      chosen: settings.columns,
    },
    options: {
      calendar,
      hours,
      targetMs,
      goalMs: Math.min(settings.goalMinutes * MINUTE, targetMs),
      asOf: settings.asOf === null ? null : fromIso(settings.asOf),
      now: ctx.now,
      from: null,
      until: null,
    },
  };
}

export function openKept({ bytes, csv }: KeptFile): Promise<CsvSource> {
  return openCsv(bytes, csv);
}

/** Hours of the organisation as they hold now, or office hours of a zone. */
async function calendarFor(
  ctx: Context,
  zone: string | null,
): Promise<{ calendar: Calendar; hours: string }> {
  if (zone !== null)
    return {
      calendar: compileCalendar(officeHours(zone)),
      hours: `office hours Mon to Fri 09:00 to 17:00, ${zone}`,
    };
  return { calendar: await organisationHours(ctx, ctx.now), hours: 'the hours of the organisation' };
}

async function organisationHours(ctx: Context, now: Instant): Promise<Calendar> {
  const calendars = await loadCalendars(ctx);
  const owner = calendars.owner('organisation', ctx.orgId);
  return compileCalendar(calendars.hoursAt(owner, now, now));
}
