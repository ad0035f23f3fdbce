import { DomainError } from '../domain-error.ts';
import { type CalendarSpec, checkCalendarSpec } from './calendar-spec.ts';

/** What a team or a person has of their own; the rest comes from the calendar beneath (DOMAIN 2.1). */
export type CalendarLayer = Partial<CalendarSpec>;

const anyHours: CalendarSpec = { zone: 'UTC', week: { '1': [['09:00', '17:00']] } };

/**
 * Lays a layer over a calendar. Its week replaces the one beneath together with the hours of single dates, which
 * were said about other people's days; its holidays and closed spans come on top; its zone replaces the other.
 */
export function layerCalendar(base: CalendarSpec, layer: CalendarLayer): CalendarSpec {
  const { zone = base.zone, week = base.week } = layer;
  const beneath = layer.week ? {} : (base.overrides ?? {});
  return {
    zone,
    week,
    holidays: [...new Set([...(base.holidays ?? []), ...(layer.holidays ?? [])])],
    overrides: { ...beneath, ...layer.overrides },
    closed: [...(base.closed ?? []), ...(layer.closed ?? [])],
  };
}

/**
 * Throws DomainError `invalid` with a pointer when a layer could not be laid over any calendar: what it leaves out
 * is taken to be in order.
 */
export function checkCalendarLayer(layer: CalendarLayer): void {
  if (Object.values(layer).every((part) => part === undefined))
    throw new DomainError('invalid', 'these hours differ in nothing from those they lie over', '/week');
  checkCalendarSpec(layerCalendar(anyHours, layer));
}
