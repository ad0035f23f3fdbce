import { z } from 'zod';
import {
  deskRoles,
  done,
  endpoint,
  id,
  instant,
  ofOrganisation,
  readerRoles,
  withId,
} from '../../../platform/contract.ts';

const line = z.object({
  /** `Tue 10:00` on the desk’s wall. */
  when: z.string().max(60),
  from: z.enum(['buyer', 'us']),
  how: z.string().max(40),
  text: z.string().max(20_000),
  /** Working minutes the next move had been ours until then. */
  gapMinutes: z.number().int().min(0).nullable(),
});

const example = z.object({
  title: z.string().trim().min(1, 'give it a title').max(200),
  /** What whoever reads it is asked. */
  question: z.string().trim().max(300),
  lines: z.array(line).min(1).max(200),
});

export const teachingDraft = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/teaching-draft',
  tag: 'Measures',
  access: deskRoles,
  summary:
    'A conversation with names, companies, products and addresses replaced, gaps marked, to be read before it is kept',
  params: withId,
  response: example,
});

export const keepExample = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/teaching-examples',
  tag: 'Measures',
  access: deskRoles,
  summary: 'Keep a teaching example, as it was read and mended',
  params: withId,
  body: example,
  response: z.object({ id }),
});

export const teachingExamples = endpoint({
  method: 'GET',
  path: '/api/o/:org/teaching-examples',
  tag: 'Measures',
  access: readerRoles,
  summary: 'Conversations to learn from, without names, the latest first',
  params: ofOrganisation,
  response: z.object({
    items: z.array(
      example.extend({
        id,
        madeAt: instant,
        /** The longest gap in it; null: none is marked. */
        longestGapMinutes: z.number().nullable(),
        can: z.array(z.enum(['delete'])),
      }),
    ),
  }),
});

export const deleteExample = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/teaching-examples/:id',
  tag: 'Measures',
  access: deskRoles,
  summary: 'Delete a teaching example: whoever made it, or a manager',
  params: withId,
  response: done,
});

export const restoreExample = endpoint({
  method: 'POST',
  path: '/api/o/:org/teaching-examples/:id/restore',
  tag: 'Measures',
  access: deskRoles,
  summary: 'Undo the deletion of a teaching example',
  params: withId,
  response: done,
});
