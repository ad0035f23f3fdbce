import { z } from 'zod';
import {
  deskRoles,
  done,
  endpoint,
  id,
  instant,
  ofOrganisation,
  serverTime,
  withId,
} from '../../../platform/contract.ts';
import { callOutcome, openCall as openCallView } from './shapes.ts';

const words = z.string().max(20_000);
const shortWords = z.string().max(500);
const answers = z.array(id).max(100);
const interim = z.object({ who: z.string().trim().min(1).max(120), by: instant });

const nextStep = z.object({
  text: shortWords.trim().min(1),
  /** A date makes it a follow-up. */
  dueAt: instant.nullable().default(null),
  kind: z.enum(['call', 'mail', 'other']).default('other'),
  /** The contact named this time: a call then is allowed outside their call window. */
  askedByContact: z.boolean().default(false),
});

/** Milliseconds for which a press was held back so that it could be undone. */
const heldMs = z.number().int().min(0).max(10_000).default(0);

export const beginCall = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/calls',
  tag: 'Calls',
  access: deskRoles,
  summary: 'Call the contact; refused with 409 outside their call window unless they asked for it',
  params: withId,
  body: z.object({
    /** Instead of the contact's own number. */
    number: z.string().max(60).nullable().default(null),
    /** The contact's words by which they asked to be called now. */
    askedFor: shortWords.trim().min(1).nullable().default(null),
  }),
  response: z.object({ callId: id, uri: z.string(), number: z.string(), startedAt: instant }),
});

export const openCall = endpoint({
  method: 'GET',
  path: '/api/o/:org/calls/open',
  tag: 'Calls',
  access: deskRoles,
  summary: 'Your call that is not over yet',
  params: ofOrganisation,
  response: z.object({ time: serverTime, call: openCallView.nullable() }),
});

export const reportOutcome = endpoint({
  method: 'POST',
  path: '/api/o/:org/calls/:id/outcome',
  tag: 'Calls',
  access: deskRoles,
  summary: 'How your call went; a voicemail that says who will do what by when is a response',
  params: withId,
  body: z.object({
    outcome: z.enum(['talking', 'voicemail', 'no_answer', 'busy', 'wrong_number', 'not_dialled']),
    heldMs,
    /** With a voicemail: what was left. */
    interim: interim.nullable().default(null),
    said: words.default(''),
  }),
  response: done,
});

export const endCall = endpoint({
  method: 'POST',
  path: '/api/o/:org/calls/:id/end',
  tag: 'Calls',
  access: deskRoles,
  summary: 'Your talk is over: what was said, what it answered, what comes next',
  params: withId,
  body: z.object({
    /** Milliseconds since the two hung up. */
    endedMsAgo: z.number().int().min(0).max(600_000).default(0),
    said: words.default(''),
    nextStep: nextStep.nullable().default(null),
    answers: answers.default([]),
    parts: answers.default([]),
    interim: interim.nullable().default(null),
  }),
  response: z.object({ replyClass: z.string(), reason: z.string(), documented: z.boolean() }),
});

export const writeNotes = endpoint({
  method: 'PUT',
  path: '/api/o/:org/calls/:id/notes',
  tag: 'Calls',
  access: deskRoles,
  summary: 'Write down what was said and what comes next, due by the close of the day of the talk',
  params: withId,
  body: z.object({ said: words.trim().min(1), nextStep }),
  response: done,
});

export const logCall = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/calls/late',
  tag: 'Calls',
  access: deskRoles,
  summary: 'Type in a call of earlier; it is on record as logged late and stops no clock',
  params: withId,
  body: z.object({
    at: instant,
    outcome: callOutcome,
    number: z.string().max(60).nullable().default(null),
    said: words.default(''),
    nextStep: nextStep.nullable().default(null),
    answers: answers.default([]),
    interim: interim.nullable().default(null),
  }),
  response: z.object({ callId: id }),
});

export const setReach = endpoint({
  method: 'PUT',
  path: '/api/o/:org/contacts/:id/reach',
  tag: 'Calls',
  access: deskRoles,
  summary: 'Say how a contact is reached by telephone, and in which zone they are',
  params: withId,
  body: z.object({
    phone: z.string().max(60).nullable(),
    /** IANA zone; null takes it from the number where that names one. */
    zone: z.string().max(60).nullable(),
  }),
  response: done,
});
