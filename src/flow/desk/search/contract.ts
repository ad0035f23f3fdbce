import { z } from 'zod';
import { rolesWith } from '../../../people/rights.ts';
import { endpoint, id, instant, ofOrganisation } from '../../../platform/contract.ts';

export const search = endpoint({
  method: 'GET',
  path: '/api/o/:org/search',
  tag: 'Inbox',
  access: rolesWith('read'),
  summary: 'Contacts, requests, messages and people whose words begin with those given; at most 20 of each',
  params: ofOrganisation,
  query: z.object({ q: z.string().trim().min(1).max(200) }),
  response: z.object({
    contacts: z.array(
      z.object({
        id,
        name: z.string(),
        company: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        zone: z.string().nullable(),
        /** Their newest request. */
        requestId: id.nullable(),
      }),
    ),
    requests: z.array(
      z.object({
        id,
        number: z.string(),
        subject: z.string(),
        contact: z.string(),
        state: z.string(),
        receivedAt: instant,
      }),
    ),
    messages: z.array(
      z.object({
        id,
        requestId: id,
        from: z.string(),
        at: instant,
        /** The words around the first one found. */
        excerpt: z.string(),
      }),
    ),
    people: z.array(z.object({ id, name: z.string(), email: z.string() })),
  }),
});
