import { z } from 'zod';
import { buyerWordKinds, paces, verdicts } from '../../core/outcome/press.ts';
import {
  deskRoles,
  endpoint,
  id,
  instant,
  readerRoles,
  serverTime,
  withId,
} from '../../platform/contract.ts';

const optedOut = z.object({ questions: instant.nullable(), contact: instant.nullable() });

export const outcomes = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/outcomes',
  tag: 'Outcomes',
  access: readerRoles,
  summary: 'What the contact says of us on their page, newest first',
  params: withId,
  response: z.object({
    time: serverTime,
    verdict: z.object({ verdict: z.enum(verdicts), at: instant }).nullable(),
    pace: z.enum(paces).nullable(),
    acceptableMinutes: z.number().nullable(),
    optedOut,
    /** When they were asked last whether we help. */
    askedAt: instant.nullable(),
    said: z.array(
      z.object({ id, at: instant, kind: z.enum(buyerWordKinds), value: z.string(), words: z.string() }),
    ),
    referrals: z.array(
      z.object({
        id,
        at: instant,
        name: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
  }),
});

export const buyerPage = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/buyer-page',
  tag: 'Outcomes',
  access: deskRoles,
  summary: 'The address of the contact’s own page of a request; whoever has it can use it',
  params: withId,
  response: z.object({ url: z.string() }),
});
