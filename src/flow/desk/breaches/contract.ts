import { z } from 'zod';
import { breachReasons } from '../../../core/clock/breach-reasons.ts';
import { rolesWith } from '../../../people/rights.ts';
import {
  done,
  endpoint,
  everyRole,
  id,
  instant,
  ofOrganisation,
  readerRoles,
  serverTime,
  withId,
} from '../../../platform/contract.ts';

const named = z.object({ id, name: z.string() });

export const missView = z.object({
  breachId: id,
  requestId: id,
  number: z.string(),
  /** As contact and note, empty where the reader does not read what passes with contacts. */
  subject: z.string(),
  contact: z.string(),
  /** The clock that was missed. */
  clock: z.string(),
  title: z.string(),
  clockId: id.nullable(),
  /** The deadline. */
  dueAt: instant,
  /** Past it when it was done, or by now, in the time the clock counts in. */
  overMs: z.number(),
  done: z.boolean(),
  /** Whoever held it then. */
  owner: named.nullable(),
  /** null: not yet given. */
  reason: z.enum(breachReasons).nullable(),
  note: z.string(),
  /** The team that is named with it, which confirms. */
  department: named.nullable(),
  confirmed: z.boolean(),
  can: z.array(z.enum(['give', 'confirm'])),
});

export const requestMisses = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/breaches',
  tag: 'Desk',
  access: readerRoles,
  summary: 'Deadlines of a request that were missed, with the reasons given, and the teams that can be named',
  params: withId,
  response: z.object({ misses: z.array(missView), teams: z.array(named) }),
});

export const reasonsAsked = endpoint({
  method: 'GET',
  path: '/api/o/:org/breach-reasons',
  tag: 'Desk',
  access: everyRole,
  summary: 'Reasons of missed deadlines that are asked of you, and those that your team has to confirm',
  params: ofOrganisation,
  response: z.object({ time: serverTime, misses: z.array(missView) }),
});

export const giveBreachReason = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/breach-reason',
  tag: 'Desk',
  access: rolesWith('mark'),
  summary: 'Say why a deadline was missed; choosing again corrects it',
  params: withId,
  body: z.object({
    breachId: id,
    reason: z.enum(breachReasons),
    /** The team whose answer was waited for; it has to confirm. */
    departmentId: id.nullable().default(null),
    note: z.string().trim().max(500).default(''),
  }),
  response: done,
});

export const confirmBreachReason = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/breach-reason/confirm',
  tag: 'Desk',
  access: everyRole,
  summary: 'Confirm, as a member of the team that is named, that its answer was waited for',
  params: withId,
  body: z.object({ breachId: id }),
  response: done,
});
