import { z } from 'zod';
import { leadResults, lostReasons } from '../../../core/request/lead-result.ts';
import { deskRoles, done, endpoint, withId } from '../../../platform/contract.ts';

export const setLeadResult = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/lead-result',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Say what became of a lead, or take that back; a lost one stays open, nobody is dropped',
  params: withId,
  body: z.object({
    result: z.enum([...leadResults, 'none']),
    /** With `lost`. */
    reason: z.enum(lostReasons).default('other'),
  }),
  response: done,
});
