import { z } from 'zod';
import { deskRoles, done, endpoint, ofOrganisation } from '../../../platform/contract.ts';

export const viewSignature = endpoint({
  method: 'GET',
  path: '/api/o/:org/signature',
  tag: 'Desk',
  access: deskRoles,
  summary: 'What stands below your mails, and what would if you had said nothing',
  params: ofOrganisation,
  response: z.object({ text: z.string(), usual: z.string() }),
});

export const saveSignature = endpoint({
  method: 'PUT',
  path: '/api/o/:org/signature',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Say what stands below your mails; null for the usual, an empty text for nothing',
  params: ofOrganisation,
  body: z.object({ text: z.string().max(2_000, 'keep it under 2,000 characters').nullable() }),
  response: done,
});
