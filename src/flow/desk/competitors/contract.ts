import { z } from 'zod';
import { deskRoles, done, endpoint, id, instant, readerRoles, withId } from '../../../platform/contract.ts';

const replyBody = z.object({
  name: z.string().trim().min(1, 'say who').max(120),
  at: instant,
  toldBy: z.enum(['buyer', 'us']),
});

export const competitors = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/competitors',
  tag: 'Desk',
  access: readerRoles,
  summary:
    'Which competitors replied to the contact as well, and where our first value stands to the fastest',
  params: withId,
  response: z.object({
    /** The fastest first. */
    items: z.array(
      z.object({
        id,
        name: z.string(),
        at: instant,
        /** The contact said so, or one of us saw it. */
        toldBy: z.enum(['buyer', 'us']),
        recordedBy: z.string(),
      }),
    ),
    ourFirstValueAt: instant.nullable(),
    /** null while nobody else is known to have replied. */
    position: z
      .object({
        place: z.enum(['ahead', 'level', 'behind']),
        minutes: z.number(),
        /** false: we have given nothing of value yet, and the minutes grow. */
        isFinal: z.boolean(),
        /** `behind by 12 min` */
        text: z.string(),
      })
      .nullable(),
    can: z.array(z.enum(['record'])),
  }),
});

export const recordCompetitor = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/competitors',
  tag: 'Desk',
  access: deskRoles,
  summary: 'A competitor replied to the contact as well: who, when, and who says so',
  params: withId,
  body: replyBody,
  response: z.object({ id }),
});

export const correctCompetitor = endpoint({
  method: 'PUT',
  path: '/api/o/:org/competitors/:id',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Correct what is known of a competitor’s reply',
  params: withId,
  body: replyBody,
  response: done,
});

export const deleteCompetitor = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/competitors/:id',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Delete a competitor’s reply that was none',
  params: withId,
  response: done,
});

export const restoreCompetitor = endpoint({
  method: 'POST',
  path: '/api/o/:org/competitors/:id/restore',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Undo the deletion of a competitor’s reply',
  params: withId,
  response: done,
});
