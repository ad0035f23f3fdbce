import { z } from 'zod';
import { deskRoles, done, endpoint, id, instant, ofOrganisation } from '../../platform/contract.ts';
import { calendarBody, changeNote, weekHours, zone } from '../contract.ts';

export const calendarScopes = ['organisation', 'desk', 'team', 'person', 'call_window'] as const;
const scope = z.enum(calendarScopes);

/** Whole hours, or what a layer has of its own: a part that is left out comes from beneath. */
export const calendarParts = calendarBody.partial();

const ofOwner = ofOrganisation.extend({ scope, id });
const readers = [...deskRoles, 'admin'] as const;

/** Whose hours these are; the organisation's own id stands for its hours and for the call window. */
const owner = z.object({ scope, id, name: z.string() });

export const calendars = endpoint({
  method: 'GET',
  path: '/api/o/:org/calendars',
  tag: 'Calendars',
  access: readers,
  summary: 'Hours of the organisation, its desks, teams and people, and when contacts may be called',
  params: ofOrganisation,
  response: z.object({
    calendars: z.array(
      owner.extend({
        /** Whether they have hours of their own; else those beneath hold. */
        own: z.boolean(),
        /** Whose hours hold, or lie beneath. */
        beneath: z.string().nullable(),
        zone,
        week: weekHours,
        open: z.boolean(),
        /** Such as "open until 17:00" or "opens Mon 09:00", in the calendar's zone. */
        note: z.string(),
        /** Since when these hours hold; null without own ones. */
        since: instant.nullable(),
        /** The next start of planned hours. */
        plannedFrom: instant.nullable(),
        can: z.array(z.literal('edit')),
      }),
    ),
  }),
});

export const calendarVersion = z.object({
  id,
  /** Null: from then on the hours beneath hold. */
  parts: calendarParts.nullable(),
  validFrom: instant,
  /** Where the next version takes over; null for the last. */
  until: instant.nullable(),
  recordedAt: instant,
  /** `replaced`: another version with the same start was recorded later, so this one holds no time. */
  state: z.enum(['planned', 'in_force', 'past', 'replaced']),
  /** Recorded after it began to hold. */
  correction: z.boolean(),
  by: z.string(),
  note: z.string().nullable(),
});

export const calendar = endpoint({
  method: 'GET',
  path: '/api/o/:org/calendars/:scope/:id',
  tag: 'Calendars',
  access: readers,
  summary: 'One calendar with its history and what is planned',
  params: ofOwner,
  response: owner.extend({
    /** The version in force; null where the hours beneath hold. */
    parts: calendarParts.nullable(),
    /** Hours beneath, as they hold now; null for the organisation and the call window. */
    beneath: z.object({ name: z.string(), hours: calendarBody }).nullable(),
    /** What holds now, all layers together. The call window is read in each contact's zone; here in the organisation's. */
    hours: calendarBody,
    open: z.boolean(),
    note: z.string(),
    /** By start, the latest first. */
    versions: z.array(calendarVersion),
    can: z.array(z.enum(['edit', 'follow'])),
  }),
});

export const saveCalendar = endpoint({
  method: 'PUT',
  path: '/api/o/:org/calendars/:scope/:id',
  tag: 'Calendars',
  access: ['admin', 'manager'],
  summary:
    'Record hours: from now on, from a date to come, or since one that has passed, which corrects open clocks; hours of a person by administrators only',
  params: ofOwner,
  body: z.object({
    /** Null: no hours of one's own any more. */
    parts: calendarParts.nullable(),
    /** Null: from now on. */
    validFrom: instant.nullable(),
    note: changeNote.nullable(),
  }),
  response: done,
});

export const whatIf = endpoint({
  method: 'POST',
  path: '/api/o/:org/calendars/:scope/:id/what-if',
  tag: 'Calendars',
  access: readers,
  summary: 'When something that comes in at an instant would be due, by hours as drafted or as they stand',
  params: ofOwner,
  body: z.object({
    /** Hours as drafted; null for those beneath. Left out: as they stand. */
    parts: calendarParts.nullable().optional(),
    at: instant,
    targetMinutes: z.number().int().min(0).max(100_000),
  }),
  response: z.object({
    dueAt: instant,
    open: z.boolean(),
    /** The instant from which time counts: `at` while open, else the next opening. */
    countsFrom: instant,
    zone,
    /** How it comes about: `Fri 16:45 + 30 min: 15 min until 17:00, shut Sat, Sun, 15 min from Mon 09:00 -> Mon 09:15`. */
    text: z.string(),
  }),
});

export const holidays = endpoint({
  method: 'GET',
  path: '/api/o/:org/holidays',
  tag: 'Calendars',
  access: readers,
  summary:
    'Holidays of a country and region to choose from: nothing holds before a person has confirmed it. Without a country, the one of the organisation’s zone',
  params: ofOrganisation,
  query: z.object({
    /** ISO 3166-1 code. */
    country: z.string().max(3).optional(),
    /** State or province, then perhaps a part of it: `BY` or `BY-A`. */
    region: z.string().max(20).optional(),
    /** Up to five, such as `2026,2027`; left out, this year and the next. */
    years: z
      .string()
      .regex(/^\d{4}(,\d{4}){0,4}$/, 'years such as 2026,2027')
      .optional(),
  }),
  response: z.object({
    country: z.string().nullable(),
    region: z.string().nullable(),
    countries: z.array(z.object({ code: z.string(), name: z.string() })),
    regions: z.array(z.object({ code: z.string(), name: z.string() })),
    years: z.array(z.number()),
    holidays: z.array(
      z.object({
        date: z.iso.date(),
        name: z.string(),
        kind: z.enum(['public', 'bank', 'school', 'optional', 'observance']),
        /** Free from this local time on; null for the whole day. */
        freeFrom: z
          .string()
          .regex(/^\d\d:\d\d$/)
          .nullable(),
        /** Public holidays of a whole day; the rest is for the person to choose. */
        proposed: z.boolean(),
      }),
    ),
  }),
});
