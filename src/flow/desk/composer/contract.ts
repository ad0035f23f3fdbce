import { z } from 'zod';
import { valueTypes } from '../../../core/reply/value-types.ts';
import { deskRoles, endpoint, id, withId } from '../../../platform/contract.ts';

export const undoSend = endpoint({
  method: 'POST',
  path: '/api/o/:org/messages/:id/undo-send',
  tag: 'Desk',
  access: deskRoles,
  summary:
    'Take back a reply of yours that is still held: it is a draft again; 409 once it is with the outbox',
  params: withId,
  response: z.object({ requestId: id }),
});

/** A library item as the composer takes it in; `text` filled in for the contact. */
export const gainItem = z.object({
  versionId: id,
  title: z.string(),
  valueType: z.enum(valueTypes),
  text: z.string(),
  file: z.object({ name: z.string(), bytes: z.number() }).nullable(),
  why: z.string(),
});

export const gainIdeas = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/gain-ideas',
  tag: 'Desk',
  access: deskRoles,
  summary:
    'What a contact would gain instead of being touched: their questions without an answer, library items that fit',
  params: withId,
  response: z.object({
    /** Of this contact, this request's first, then the oldest. */
    questions: z.array(z.object({ id, requestId: id, number: z.string(), text: z.string() })),
    items: z.array(gainItem),
  }),
});
