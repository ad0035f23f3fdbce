import { z } from 'zod';
import {
  done,
  endpoint,
  id,
  instant,
  ofOrganisation,
  readerRoles,
  withId,
} from '../../../platform/contract.ts';

const noteBody = z.object({
  text: z.string().trim().min(1, 'write something first').max(4_000),
  /** Members whom the text names as `@Name`. */
  mentions: z.array(id).max(20).default([]),
});

/** Words among colleagues: never sent. */
export const noteView = z.object({
  id,
  kind: z.enum(['hand_over', 'note']),
  author: z.string(),
  at: instant,
  text: z.string(),
  edited: z.boolean(),
  mentions: z.array(z.object({ id, name: z.string() })),
  /** Until then its author may change it; null for others and afterwards. */
  changeUntil: instant.nullable(),
});

export const writeNote = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/notes',
  tag: 'Notes',
  access: readerRoles,
  summary: 'A note that only colleagues see; who is mentioned is told. It is never sent and stops no clock',
  params: withId,
  body: noteBody,
  response: z.object({ id }),
});

export const changeNote = endpoint({
  method: 'PUT',
  path: '/api/o/:org/notes/:id',
  tag: 'Notes',
  access: readerRoles,
  summary: 'Change one’s own note within 15 minutes',
  params: withId,
  body: noteBody,
  response: done,
});

export const deleteNote = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/notes/:id',
  tag: 'Notes',
  access: readerRoles,
  summary: 'Delete one’s own note within 15 minutes',
  params: withId,
  response: done,
});

export const restoreNote = endpoint({
  method: 'POST',
  path: '/api/o/:org/notes/:id/restore',
  tag: 'Notes',
  access: readerRoles,
  summary: 'Undo the deletion of one’s own note, within 15 minutes of it',
  params: withId,
  response: done,
});

export const mentionable = endpoint({
  method: 'GET',
  path: '/api/o/:org/mentionable',
  tag: 'Notes',
  access: readerRoles,
  summary: 'Colleagues by name; only those who see what passes with contacts can be mentioned',
  params: ofOrganisation,
  response: z.object({ people: z.array(z.object({ id, name: z.string(), sees: z.boolean() })) }),
});
