import { z } from 'zod';
import { deskRoles, done, endpoint, id, instant, withId } from '../../platform/contract.ts';
import { draftBody, olderDraft } from './shapes.ts';

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/o/:org/requests/:id/draft',
  tag: 'Desk',
  access: deskRoles,
  summary:
    'Keep the reply being written, one with nothing in it is deleted; what another window wrote is kept too',
  params: withId,
  body: draftBody.extend({
    /** The version it was written on; null for none. Left out: whatever stands there is saved over. */
    seen: z.number().int().nullable().optional(),
    /** What another window wrote is no longer wanted. */
    dropOlder: z.boolean().optional(),
  }),
  response: z.object({ savedAt: instant, version: z.number().nullable(), older: olderDraft }),
});

export const reply = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/replies',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Send a personal reply; the answer says its class and what it will stop once our relay accepts it',
  params: withId,
  body: draftBody.extend({
    idempotencyKey: id,
    text: z.string().trim().min(1, 'write something first').max(200_000),
    /** How long it is held back so that it can be taken back; at once where a deadline would pass meanwhile. */
    undoSeconds: z.number().int().min(0).max(8).default(0),
    seen: z.number().int().nullable().optional(),
  }),
  response: z.object({
    messageId: id,
    replyClass: z.enum(['R0', 'R1', 'R2', 'R3', 'R4']),
    stops: z.boolean(),
    reason: z.string(),
    /** Until then it can be taken back; null: it is with the outbox. */
    heldUntil: instant.nullable(),
  }),
});

export const settleSend = endpoint({
  method: 'POST',
  path: '/api/o/:org/messages/:id/settle',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Say what became of a send whose outcome is unknown or failed: it went out, or send it again',
  params: withId,
  body: z.object({ outcome: z.enum(['was_sent', 'send_again']) }),
  response: done,
});
