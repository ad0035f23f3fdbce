import { z } from 'zod';
import { rolesWith } from '../../people/rights.ts';
import {
  deskRoles,
  done,
  endpoint,
  everyRole,
  id,
  instant,
  ofOrganisation,
  readerRoles,
  serverTime,
  withId,
} from '../../platform/contract.ts';
import { nowItem, requestView, segment } from './shapes.ts';

export const now = endpoint({
  method: 'GET',
  path: '/api/o/:org/now',
  tag: 'Desk',
  access: readerRoles,
  summary: 'Everyone who is waiting, first due in front',
  params: ofOrganisation,
  response: z.object({
    time: serverTime,
    items: z.array(nowItem),
    lastAnswerAt: instant.nullable(),
    answeredToday: z.number(),
    /** How many items are not in `items` because the list is cut at 500. */
    more: z.number(),
  }),
});

export const request = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id',
  tag: 'Desk',
  access: readerRoles,
  summary: 'One request: conversation, contact, questions, clocks with their stories',
  params: withId,
  response: requestView,
});

export const claim = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/claim',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Take a request; refused with 409 when somebody else took it since `owner` was read',
  params: withId,
  body: z.object({ owner: id.nullable() }),
  response: done,
});

export const accept = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/accept',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Say that you have what was given to you; refused with 409 when somebody else has it',
  params: withId,
  response: done,
});

export const release = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/release',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Undo a claim: hand the request back to the one who had it',
  params: withId,
  body: z.object({ to: id.nullable() }),
  response: done,
});

export const dismiss = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/dismiss',
  tag: 'Desk',
  access: rolesWith('mark'),
  summary: 'Not a request after all, with a reason; its clocks become void and stay listed',
  params: withId,
  body: z.object({ reason: z.string().trim().min(3, 'say why, in three letters or more').max(300) }),
  response: done,
});

export const restore = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/restore',
  tag: 'Desk',
  access: rolesWith('mark'),
  summary: 'Undo a dismissal; the clocks run on from the original receipt',
  params: withId,
  response: done,
});

/** What a request can be (DOMAIN 2.1). */
export const requestKinds = ['lead', 'question', 'problem', 'quote', 'complaint', 'order'] as const;

export const setKind = endpoint({
  method: 'PUT',
  path: '/api/o/:org/requests/:id/kind',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Say what a request is; a quote has its own clock from the words that ask for it',
  params: withId,
  body: z.object({ kind: z.enum(requestKinds), messageId: id.optional() }),
  response: done,
});

export const keepKind = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/keep-kind',
  tag: 'Desk',
  access: deskRoles,
  summary: 'The kind that is suggested is wrong: the request stays what it is',
  params: withId,
  response: done,
});

export const editQuestions = endpoint({
  method: 'PUT',
  path: '/api/o/:org/requests/:id/questions',
  tag: 'Desk',
  access: deskRoles,
  summary:
    'Put the questions as a person reads them: those without an id are new, open ones left out are none',
  params: withId,
  body: z.object({
    questions: z
      .array(z.object({ id: id.nullable(), text: z.string().trim().min(2, 'say what is asked').max(500) }))
      .min(1, 'at least one question stays')
      .max(50),
  }),
  response: done,
});

export const clearMessage = endpoint({
  method: 'POST',
  path: '/api/o/:org/messages/:id/clear',
  tag: 'Desk',
  access: rolesWith('mark'),
  summary: 'No reply needed, with a reason; refused with 409 while a question it states is open',
  params: withId,
  body: z.object({ reason: z.string().trim().min(3, 'say why, in three letters or more').max(300) }),
  response: done,
});

export const reopenMessage = endpoint({
  method: 'POST',
  path: '/api/o/:org/messages/:id/reopen',
  tag: 'Desk',
  access: rolesWith('mark'),
  summary: 'Take back that a message needs no reply; its clocks run on as if it had never been said',
  params: withId,
  response: done,
});

export { reply, saveDraft, settleSend } from './reply-contract.ts';

export const setSegment = endpoint({
  method: 'PUT',
  path: '/api/o/:org/contacts/:id/segment',
  tag: 'Desk',
  access: deskRoles,
  summary: 'Put a contact into a segment; requests that came in before keep the one they came in with',
  params: withId,
  body: z.object({ segment: segment.nullable() }),
  response: done,
});

/** What people are told of; each member chooses by which ways (notification choices). */
export const notificationKinds = [
  'warning',
  'sweep',
  'breach',
  'unassigned',
  'assigned',
  'taken_back',
  'nudge',
  'handed_over',
  'help',
  'colleague',
  'mentioned',
  'verdict_no',
  'contact_asks',
  'confirm_answers',
  'rota',
  'backlog',
  'duty_gap',
  'digest',
  'huddle',
  'library_review',
  'weekly',
  'deaf',
  'send_failed',
] as const;

export const notifications = endpoint({
  method: 'GET',
  path: '/api/o/:org/notifications',
  tag: 'Desk',
  access: everyRole,
  summary: 'What you were told, newest first',
  params: ofOrganisation,
  response: z.object({
    unread: z.number(),
    items: z.array(
      z.object({
        id,
        kind: z.enum(notificationKinds),
        text: z.string(),
        at: instant,
        dueAt: instant.nullable(),
        late: z.boolean(),
        requestId: id.nullable(),
        read: z.boolean(),
      }),
    ),
  }),
});

export const readNotifications = endpoint({
  method: 'POST',
  path: '/api/o/:org/notifications/read',
  tag: 'Desk',
  access: everyRole,
  summary: 'Mark notifications as read; all of them without ids',
  params: ofOrganisation,
  body: z.object({ ids: z.array(id).max(200).optional() }),
  response: done,
});

export const counts = endpoint({
  method: 'GET',
  path: '/api/o/:org/counts',
  tag: 'Desk',
  access: everyRole,
  summary: 'Numbers for the rail: waiting, late, filtered, unread, health troubles',
  params: ofOrganisation,
  response: z.object({
    waiting: z.number(),
    late: z.number(),
    filtered: z.number(),
    unread: z.number(),
    troubles: z.number(),
  }),
});

/** The live stream at `/api/o/:org/live` (text/event-stream) sends `changed` events with this JSON. */
export const liveChange = z.object({
  requestIds: z.array(id),
  topics: z.array(z.string()),
  time: serverTime,
});
