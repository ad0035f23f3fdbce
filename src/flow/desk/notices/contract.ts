import { z } from 'zod';
import { noticeGroups } from '../../../core/notice/notice-choice.ts';
import {
  done,
  endpoint,
  everyRole,
  id,
  instant,
  ofOrganisation,
  withId,
} from '../../../platform/contract.ts';

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'write a time such as 20:00');
const ways = z.object({ mail: z.boolean(), push: z.boolean() });

export const noticeChoice = z.object({
  ways: z.record(z.enum(noticeGroups), ways),
  /** When nothing is sent, in the member’s zone; `days` are those it begins on, 1 = Monday. */
  quiet: z
    .object({
      from: timeOfDay,
      to: timeOfDay,
      days: z.array(z.number().int().min(1).max(7)).max(7).readonly(),
    })
    .nullable(),
});

export const viewChoices = endpoint({
  method: 'GET',
  path: '/api/o/:org/notice-choices',
  tag: 'Notices',
  access: everyRole,
  summary: 'How you want to hear of things, and what this server can send by',
  params: ofOrganisation,
  response: z.object({
    choice: noticeChoice,
    /** IANA zone in which quiet hours are read. */
    zone: z.string(),
    mail: z.object({ address: z.string(), isPossible: z.boolean() }),
    push: z.object({
      /** The application server key browsers subscribe with, base64url (RFC 8292). */
      key: z.string(),
      browsers: z.array(z.object({ id, label: z.string(), addedAt: instant, endpointHash: z.string() })),
    }),
  }),
});

export const saveChoices = endpoint({
  method: 'PUT',
  path: '/api/o/:org/notice-choices',
  tag: 'Notices',
  access: everyRole,
  summary: 'Choose by which ways what kinds of notices reach you, and when they are held back',
  params: ofOrganisation,
  body: noticeChoice,
  response: done,
});

export const subscribe = endpoint({
  method: 'POST',
  path: '/api/o/:org/push-subscriptions',
  tag: 'Notices',
  access: everyRole,
  summary: 'Let this browser take notices for you (Web Push); the same browser again stands once',
  params: ofOrganisation,
  body: z.object({
    endpoint: z.string().max(1_000),
    p256dh: z.string().regex(/^[\w-]{80,100}$/, 'this is no public key of a browser'),
    auth: z.string().regex(/^[\w-]{20,30}$/, 'this is no secret of a browser'),
    label: z.string().trim().min(1).max(100),
  }),
  response: z.object({ id }),
});

export const unsubscribe = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/push-subscriptions/:id',
  tag: 'Notices',
  access: everyRole,
  summary: 'Let a browser of yours take no more notices',
  params: withId,
  response: done,
});

export const sendTest = endpoint({
  method: 'POST',
  path: '/api/o/:org/notice-test',
  tag: 'Notices',
  access: everyRole,
  summary: 'Send yourself a test by mail and to each of your browsers; says what became of each',
  params: ofOrganisation,
  response: z.object({
    results: z.array(
      z.object({ way: z.enum(['mail', 'push']), to: z.string(), ok: z.boolean(), detail: z.string() }),
    ),
  }),
});

export const viewReceipt = endpoint({
  method: 'GET',
  path: '/api/o/:org/receipt',
  tag: 'Notices',
  access: ['admin', 'manager', 'executive', 'coordinator'],
  summary: 'The automatic receipt that contacts get, as set and as one would read it now',
  params: ofOrganisation,
  response: z.object({
    on: z.boolean(),
    text: z.string(),
    usualText: z.string(),
    mayEdit: z.boolean(),
    /** What fills the words in braces of an example, now. */
    example: z.object({ name: z.string(), subject: z.string(), company: z.string(), opens: z.string() }),
  }),
});

export const saveReceipt = endpoint({
  method: 'PUT',
  path: '/api/o/:org/receipt',
  tag: 'Notices',
  access: ['admin', 'manager'],
  summary: 'Switch the automatic receipt on or off and write its words',
  params: ofOrganisation,
  body: z.object({
    on: z.boolean(),
    text: z.string().trim().min(10, 'write a sentence at least').max(5_000),
  }),
  response: done,
});
