import { type Binding, forMembers } from '../../platform/bindings.ts';
import { calendarsView, calendarView } from './calendar-views.ts';
import * as contract from './contract.ts';
import { holidaysView } from './holidays-view.ts';
import type { CalendarsChanged } from './record-version.ts';
import { saveCalendar } from './save-calendar.ts';
import { whatIf } from './what-if.ts';

/** Every endpoint of people/calendars/contract.ts. */
export function calendarBindings(calendarsChanged: CalendarsChanged): Binding[] {
  return [
    forMembers(contract.calendars, ({ ctx, member }) => calendarsView(ctx, member)),
    forMembers(contract.calendar, ({ ctx, member, params }) =>
      calendarView(ctx, member, params.scope, params.id),
    ),
    forMembers(contract.saveCalendar, async ({ ctx, member, params, body }) => {
      await saveCalendar(ctx, member, { ...params, ...body }, calendarsChanged);
      return { ok: true } as const;
    }),
    forMembers(contract.whatIf, ({ ctx, params, body }) => whatIf(ctx, { ...params, ...body })),
    forMembers(contract.holidays, ({ ctx, query }) => holidaysView(ctx, query)),
  ];
}
