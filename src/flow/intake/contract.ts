import { z } from 'zod';
import {
  deskRoles,
  endpoint,
  id,
  instant,
  ofOrganisation,
  readerRoles,
  withId,
} from '../../platform/contract.ts';

export const filteredItem = z.object({
  id,
  channel: z.enum(['email', 'webform']),
  receivedAt: instant,
  from: z.string(),
  subject: z.string(),
  excerpt: z.string(),
  /** Why it opened no request: automatic, bulk, bounce, suspected, loop, trap (honeypot), oversized, invalid, flood, blocked. */
  reason: z.string(),
  evidence: z.array(z.string()),
  state: z.enum(['filtered', 'released']),
  requestId: id.nullable(),
  can: z.array(z.enum(['release'])),
});

export const listFiltered = endpoint({
  method: 'GET',
  path: '/api/o/:org/filtered',
  tag: 'Intake',
  access: readerRoles,
  summary: 'What came in and opened no request, newest first, with the reason',
  params: ofOrganisation,
  query: z.object({ before: instant.optional() }),
  response: z.object({ items: z.array(filteredItem), next: instant.nullable() }),
});

export const releaseFiltered = endpoint({
  method: 'POST',
  path: '/api/o/:org/filtered/:id/release',
  tag: 'Intake',
  access: deskRoles,
  summary: '"This is a person": opens the request with its original receipt time',
  params: withId,
  response: z.object({ requestId: id }),
});
