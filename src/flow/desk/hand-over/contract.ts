import { z } from 'zod';
import { rolesWith } from '../../../people/rights.ts';
import { deskRoles, endpoint, id, withId } from '../../../platform/contract.ts';

const person = z.object({ id, name: z.string() });

/** Somebody who may be given the request, or asked about it. */
export const colleagueView = person.extend({
  onDuty: z.boolean(),
  /** Why they are off duty or at their limit; null when nothing speaks against them. */
  warning: z.string().nullable(),
  openItems: z.number(),
  loadLimit: z.number().nullable(),
  /** What they know, deepest first: what the request needs in front. */
  skills: z.array(z.object({ name: z.string(), level: z.number(), needed: z.boolean() })),
  can: z.array(z.enum(['hand_over', 'ask'])),
});

export const colleagues = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/colleagues',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Who could take over a request or help with it, the best in front',
  params: withId,
  response: z.object({
    people: z.array(colleagueView),
    teams: z.array(z.object({ id, name: z.string(), onDuty: z.number() })),
  }),
});

export const handOver = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/hand-over',
  tag: 'Desk',
  access: rolesWith('reassign'),
  summary:
    'Give a request to somebody else, with a note that is never sent; refused with 409 when another has it since `owner` was read',
  params: withId,
  body: z.object({
    /** null: whoever fits best, as routing chooses. */
    to: id.nullable(),
    note: z.string().trim().max(4_000).default(''),
    owner: id.nullable(),
    /** Though they are off duty, away or at their limit. */
    anyway: z.boolean().default(false),
  }),
  response: z.object({
    /** False: nothing was changed, because of `warning`. */
    done: z.boolean(),
    owner: person.nullable(),
    warning: z.string().nullable(),
  }),
});
