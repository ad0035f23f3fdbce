import type { CalendarSpec } from '../../core/time/calendar-spec.ts';

const day = [['08:00', '20:00']] as const;

/** When contacts may be called where nothing else was said, in the contact's own zone (DOMAIN 5.2). */
export const defaultCallWindow: Omit<CalendarSpec, 'zone'> = {
  week: { '1': day, '2': day, '3': day, '4': day, '5': day },
};
