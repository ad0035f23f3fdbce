import { compileCalendar } from '../../../core/time/calendar.ts';
import type { CalendarSpec } from '../../../core/time/calendar-spec.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** Whether the desk is open, in a sentence for who wrote to it, in the time of the desk. */
export function opensText(spec: CalendarSpec, now: Instant): string {
  const hours = compileCalendar(spec);
  if (hours.isOpen(now)) return 'We are open now.';
  const opens = new Intl.DateTimeFormat('en-GB', {
    timeZone: spec.zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(hours.nextOpening(now));
  return `We are closed just now and open again on ${opens} (${placeOf(spec.zone)} time).`;
}

/** The city of an IANA zone. */
function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
