import { z } from 'zod';
import {
  deskRoles,
  done,
  endpoint,
  everyRole,
  id,
  instant,
  ofOrganisation,
  role,
  withId,
} from '../../platform/contract.ts';
import { zone } from '../contract.ts';

/** Who may change what others do and when. */
export const rosterRoles = ['admin', 'manager', 'coordinator'] as const;

export const date = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-12-24');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:00');
export const rotaPurpose = z.enum(['off_hours', 'executive', 'recovery']);
const span = z.object({ from: instant, until: instant });

export const shiftBody = z.object({
  userId: id,
  kind: z.enum(['duty', 'on_call']),
  /** A turn of this rota that they take over; on call only. */
  rotaId: id.nullable(),
  from: instant,
  until: instant,
  note: z.string().trim().max(120),
});
const shift = shiftBody.extend({ id });

export const rotaBody = z.object({
  name: z.string().trim().min(1, 'a name is needed').max(60),
  purpose: rotaPurpose,
  zone,
  startsOn: date,
  turnsAt: timeOfDay,
  turnDays: z.number().int().min(1).max(366),
  /** User ids; the first one has the first turn. */
  members: z.array(id).min(1, 'somebody has to take the turns').max(50),
});
const rota = rotaBody.extend({ id });

export const absenceBody = z.object({
  from: instant,
  /** Null: until further notice. */
  until: instant.nullable(),
  /** Shown to colleagues. */
  reason: z.string().trim().max(60),
});
const absence = absenceBody.extend({
  id,
  source: z.enum(['entered', 'mail', 'calendar']),
  can: z.array(z.enum(['change', 'delete'])),
});

export const roster = endpoint({
  method: 'GET',
  path: '/api/o/:org/roster',
  tag: 'Roster',
  access: everyRole,
  summary: 'Seven days of everybody from a date on: hours, shifts, absences and turns on call',
  params: ofOrganisation,
  query: z.object({ from: date.optional() }),
  response: z.object({
    /** In which days and times are read: the first desk's. */
    zone,
    now: instant,
    days: z.array(z.object({ date, from: instant, until: instant, holiday: z.boolean() })),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        roles: z.array(role),
        phone: z.string().nullable(),
        you: z.boolean(),
        /** What is wrong with their calendar feed. */
        feedTrouble: z.string().nullable(),
        hours: z.array(span),
        shifts: z.array(shift),
        absences: z.array(absence),
      }),
    ),
    turns: z.array(
      span.extend({
        rotaId: id,
        userId: id,
        /** Whose turn it would have been: away, or somebody took it over. */
        insteadOf: id.nullable(),
      }),
    ),
    rotas: z.array(rota),
    can: z.array(z.literal('edit')),
  }),
});

export const addShift = endpoint({
  method: 'POST',
  path: '/api/o/:org/shifts',
  tag: 'Roster',
  access: rosterRoles,
  summary:
    'A shift: duty outside the weekly hours, on call, or a turn of a rota taken over; refused where it overlaps',
  params: ofOrganisation,
  body: shiftBody,
  response: z.object({ id }),
});

export const changeShift = endpoint({
  method: 'PUT',
  path: '/api/o/:org/shifts/:id',
  tag: 'Roster',
  access: rosterRoles,
  summary: 'Change a shift',
  params: withId,
  body: shiftBody,
  response: done,
});

export const removeShift = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/shifts/:id',
  tag: 'Roster',
  access: rosterRoles,
  summary: 'Take a shift away',
  params: withId,
  response: done,
});

export const addRota = endpoint({
  method: 'POST',
  path: '/api/o/:org/rotas',
  tag: 'Roster',
  access: rosterRoles,
  summary: 'A rota: people who take turns on call, in their order',
  params: ofOrganisation,
  body: rotaBody,
  response: z.object({ id }),
});

export const saveRota = endpoint({
  method: 'PUT',
  path: '/api/o/:org/rotas/:id',
  tag: 'Roster',
  access: rosterRoles,
  summary: 'Change a rota; one that was removed comes back',
  params: withId,
  body: rotaBody,
  response: done,
});

export const removeRota = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/rotas/:id',
  tag: 'Roster',
  access: rosterRoles,
  summary: 'End a rota: nobody has its turns any more',
  params: withId,
  response: done,
});

const absent = [...deskRoles, 'admin', 'employee', 'analyst', 'keeper'] as const;

export const absences = endpoint({
  method: 'GET',
  path: '/api/o/:org/people/:id/absences',
  tag: 'Roster',
  access: everyRole,
  summary: 'Absences of a member that are not over',
  params: withId,
  response: z.object({ absences: z.array(absence), can: z.array(z.literal('add')) }),
});

export const addAbsence = endpoint({
  method: 'POST',
  path: '/api/o/:org/people/:id/absences',
  tag: 'Roster',
  access: absent,
  summary: 'An absence, now or planned; for others only by admin, manager or coordinator',
  params: withId,
  body: absenceBody,
  response: done,
});

export const changeAbsence = endpoint({
  method: 'PUT',
  path: '/api/o/:org/absences/:id',
  tag: 'Roster',
  access: absent,
  summary: 'Move or shorten an absence; one from a calendar feed is changed in that calendar',
  params: withId,
  body: absenceBody,
  response: done,
});

export const removeAbsence = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/absences/:id',
  tag: 'Roster',
  access: absent,
  summary: 'Strike a planned absence, or end one that holds',
  params: withId,
  response: done,
});
