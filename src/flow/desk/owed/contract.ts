import { z } from 'zod';
import { buyingStages } from '../../../core/request/buying-stage.ts';
import { deskRoles, done, endpoint, id, instant, ofOrganisation } from '../../../platform/contract.ts';

const whose = z.enum(['mine', 'all']).default('mine');

export const owed = endpoint({
  method: 'GET',
  path: '/api/o/:org/owed',
  tag: 'Follow-ups',
  access: deskRoles,
  summary:
    'Contacts on the way to a purchase to whom nothing of value went for some business days, each with an item that fits',
  params: ofOrganisation,
  query: z.object({ whose }),
  response: z.object({
    now: instant,
    /** Business days of the desk without anything of value. */
    afterDays: z.number(),
    /** Whoever waits longest first. */
    items: z.array(
      z.object({
        requestId: id,
        number: z.string(),
        subject: z.string(),
        stage: z.enum(buyingStages),
        contact: z.object({ id, name: z.string(), company: z.string().nullable() }),
        owner: z.object({ id, name: z.string() }).nullable(),
        /** When something of value last went to them, or they asked. */
        since: instant,
        /** false: nothing of value ever did. */
        hadValue: z.boolean(),
        suggestion: z.object({ id, title: z.string(), why: z.string() }).nullable(),
      }),
    ),
    /** How many are left out because the list is cut. */
    more: z.number(),
    can: z.array(z.enum(['set_days'])),
  }),
});

export const owedCount = endpoint({
  method: 'GET',
  path: '/api/o/:org/owed/count',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'How many of those I hold are owed something useful',
  params: ofOrganisation,
  response: z.object({ count: z.number() }),
});

export const saveOwedAfter = endpoint({
  method: 'PUT',
  path: '/api/o/:org/owed/after',
  tag: 'Follow-ups',
  access: ['manager', 'admin'],
  summary: 'After how many business days without anything of value a contact is owed something',
  params: ofOrganisation,
  body: z.object({ days: z.number().int().min(1).max(60) }),
  response: done,
});
