import { z } from 'zod';
import { deskRoles, done, endpoint, id, instant, readerRoles, withId } from '../../../platform/contract.ts';

export const declaredWork = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/work',
  tag: 'Desk',
  access: readerRoles,
  summary: 'Whose move it is and has been, in working time, and what necessary work was declared',
  params: withId,
  response: z.object({
    /** The next move is ours since then; null: it is not. */
    oursSince: instant.nullable(),
    /** Of the stretch that runs, in working milliseconds; 0 while it is not our move. */
    heldMs: z.number(),
    indecentMs: z.number(),
    /** The whole age by whose move it was (S1-01). */
    ledger: z.object({
      oursMs: z.number(),
      buyersMs: z.number(),
      agreedMs: z.number(),
      totalMs: z.number(),
    }),
    items: z.array(
      z.object({
        id,
        what: z.string(),
        by: z.string(),
        declaredAt: instant,
        until: instant,
        /** It goes on now. */
        running: z.boolean(),
      }),
    ),
    can: z.array(z.enum(['declare'])),
  }),
});

export const declareWork = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/work',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Declare necessary work openly: the ball held stands still meanwhile, for a business day at most',
  params: withId,
  body: z.object({
    what: z.string().trim().min(1, 'say what has to be done').max(200),
    /** Working minutes from now on. */
    minutes: z.number().int().min(1).max(1_440),
  }),
  response: z.object({ id, until: instant }),
});

export const endWork = endpoint({
  method: 'POST',
  path: '/api/o/:org/work/:id/end',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Declared work is done, or was declared by mistake: the ball held runs on',
  params: withId,
  response: done,
});
