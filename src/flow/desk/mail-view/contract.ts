import { z } from 'zod';
import { deskRoles, done, endpoint, readerRoles, withId } from '../../../platform/contract.ts';

export const pictures = endpoint({
  method: 'GET',
  path: '/api/o/:org/messages/:id/pictures',
  tag: 'Desk',
  access: readerRoles,
  summary: 'Pictures that a mail would fetch from elsewhere, and whether you see those of its sender',
  params: withId,
  response: z.object({
    /** Pictures not loaded until somebody asks. */
    remote: z.number(),
    /** Of a size nobody sees: they only tell who reads, and are never loaded. */
    trackers: z.number(),
    /** The address under which a choice is kept; null where the mail names none, or its sender is doubtful. */
    sender: z.string().nullable(),
    always: z.boolean(),
  }),
});

export const showPictures = endpoint({
  method: 'PUT',
  path: '/api/o/:org/messages/:id/pictures',
  tag: 'Desk',
  access: deskRoles,
  summary: 'See the pictures of this mail’s sender from now on, or no longer; for yourself alone',
  params: withId,
  body: z.object({ always: z.boolean() }),
  response: done,
});
