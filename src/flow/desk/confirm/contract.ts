import { z } from 'zod';
import { deskRoles, endpoint, id, instant, withId } from '../../../platform/contract.ts';

export const confirmAnswers = endpoint({
  method: 'POST',
  path: '/api/o/:org/messages/:id/answers',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Say what a mail from somebody’s own client settled; saying it again replaces what was said',
  params: withId,
  body: z.object({
    answers: z.array(id).max(100),
    parts: z.array(id).max(100).default([]),
    /** Left out: the promise stands as it was read. null: it promised nothing. */
    interim: z
      .object({ who: z.string().trim().min(1).max(120), by: instant })
      .nullable()
      .optional(),
    /** It is the quote that was asked for; can't be taken back. */
    quote: z.boolean().default(false),
  }),
  response: z.object({ replyClass: z.enum(['R1', 'R2', 'R3', 'R4']), reason: z.string() }),
});
