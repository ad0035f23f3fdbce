import { z } from 'zod';
import { done, endpoint, everyRole, instant, ofOrganisation } from '../../platform/contract.ts';

/** The caller's own feed. */
export const calendarFeed = endpoint({
  method: 'GET',
  path: '/api/o/:org/calendar-feed',
  tag: 'Roster',
  access: everyRole,
  summary: 'One’s own calendar feed: where it comes from, when it was read, what is wrong with it',
  params: ofOrganisation,
  response: z.object({
    feed: z
      .object({
        /** The address itself is a secret and not told again. */
        host: z.string(),
        addedAt: instant,
        readAt: instant.nullable(),
        /** What went wrong at the last reading, and what to do. */
        trouble: z.string().nullable(),
      })
      .nullable(),
    /** Absences that are not over, by where they came from. */
    fromFeed: z.number(),
    fromFile: z.number(),
  }),
});

export const setCalendarFeed = endpoint({
  method: 'PUT',
  path: '/api/o/:org/calendar-feed',
  tag: 'Roster',
  access: everyRole,
  summary: 'Follow a calendar by its secret iCalendar address: read now and every 15 minutes',
  params: ofOrganisation,
  body: z.object({ url: z.string().trim().min(1, 'an address is needed').max(2_000) }),
  response: done,
});

export const removeCalendarFeed = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/calendar-feed',
  tag: 'Roster',
  access: everyRole,
  summary:
    'Follow no calendar any more; absences it told of go with it. Answers with the address, to put it back',
  params: ofOrganisation,
  response: z.object({ url: z.string().nullable() }),
});

export const readCalendarFeed = endpoint({
  method: 'POST',
  path: '/api/o/:org/calendar-feed/read',
  tag: 'Roster',
  access: everyRole,
  summary: 'Read one’s own feed now',
  params: ofOrganisation,
  response: done,
});

export const uploadCalendar = endpoint({
  method: 'POST',
  path: '/api/o/:org/calendar-feed/upload',
  tag: 'Roster',
  access: everyRole,
  summary: 'Take absences from the text of an .ics file, in place of those of the file before',
  params: ofOrganisation,
  body: z.object({ text: z.string().max(900_000, 'no more than 900 kB') }),
  response: z.object({ absences: z.number() }),
});
