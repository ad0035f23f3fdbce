import { z } from 'zod';
import {
  deskRoles,
  done,
  emailAddress,
  endpoint,
  id,
  instant,
  ofOrganisation,
  readerRoles,
  withId,
} from '../platform/contract.ts';

const host = z.string().trim().min(1, 'the host is missing').max(253);
const port = z.number().int().min(1).max(65_535);
export const serverBody = z.object({
  host,
  port,
  secure: z.enum(['tls', 'starttls', 'none']),
  user: z.string().max(254),
  /** Left out when a stored password stays as it is. */
  password: z.string().max(500).optional(),
  allowSelfSigned: z.boolean().optional(),
});

export const probeResult = z.object({
  ok: z.boolean(),
  code: z.string().nullable(),
  /** A plain sentence: what is wrong and what to do. */
  message: z.string(),
});

export const mailboxBody = z.object({
  name: z.string().trim().min(1).max(80),
  address: emailAddress,
  imap: serverBody.nullable(),
  smtp: serverBody.nullable(),
  /** Mail that arrived before is history without clocks; null means now. */
  cutOverAt: instant.nullable(),
});

export const mailboxView = z.object({
  id,
  name: z.string(),
  address: z.string(),
  /** `imap`: watched. `forward`: mail is forwarded to `forwardTo` on our own listener. */
  kind: z.enum(['imap', 'forward']),
  forwardTo: z.string().nullable(),
  state: z.enum(['connecting', 'watching', 'down', 'listening']),
  reason: z.string().nullable(),
  since: instant.nullable(),
  cutOverAt: instant,
  lastMailAt: instant.nullable(),
  imap: serverBody.omit({ password: true }).nullable(),
  smtp: serverBody.omit({ password: true }).nullable(),
});

export const listMailboxes = endpoint({
  method: 'GET',
  path: '/api/o/:org/mailboxes',
  tag: 'Setup',
  access: ['admin', 'manager'],
  summary: 'Mailboxes and how they are doing',
  params: ofOrganisation,
  response: z.object({
    items: z.array(mailboxView),
    listener: z.object({ host: z.string(), port: z.number() }).nullable(),
  }),
});

export const probeMailbox = endpoint({
  method: 'POST',
  path: '/api/o/:org/mailboxes/probe',
  tag: 'Setup',
  access: ['admin'],
  summary: 'Try the servers without keeping anything',
  params: ofOrganisation,
  body: mailboxBody.extend({ id: id.optional() }),
  response: z.object({ imap: probeResult.nullable(), smtp: probeResult.nullable() }),
});

export const addMailbox = endpoint({
  method: 'POST',
  path: '/api/o/:org/mailboxes',
  tag: 'Setup',
  access: ['admin'],
  summary: 'Connect a mailbox; without `imap` it is a forwarding address',
  params: ofOrganisation,
  body: mailboxBody,
  response: z.object({ id, forwardTo: z.string().nullable() }),
});

export const saveMailbox = endpoint({
  method: 'PUT',
  path: '/api/o/:org/mailboxes/:id',
  tag: 'Setup',
  access: ['admin'],
  summary: 'Change a mailbox',
  params: withId,
  body: mailboxBody,
  response: done,
});

export const removeMailbox = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/mailboxes/:id',
  tag: 'Setup',
  access: ['admin'],
  summary: 'Stop listening to a mailbox; what came in stays',
  params: withId,
  response: done,
});

export const formView = z.object({
  id,
  name: z.string(),
  key: z.string(),
  url: z.string(),
  allowedSites: z.array(z.string()),
  snippet: z.string(),
  lastPostAt: instant.nullable(),
});

const formBody = z.object({
  name: z.string().trim().min(1).max(80),
  /** Origins whose scripts may post, such as https://www.example.com. */
  allowedSites: z
    .array(z.string().regex(/^https?:\/\/[^/\s]+$/, 'an origin such as https://www.example.com'))
    .max(50),
});

export const listForms = endpoint({
  method: 'GET',
  path: '/api/o/:org/forms',
  tag: 'Setup',
  access: ['admin', 'manager'],
  summary: 'Web forms with their snippets',
  params: ofOrganisation,
  response: z.object({ items: z.array(formView) }),
});
export const addForm = endpoint({
  method: 'POST',
  path: '/api/o/:org/forms',
  tag: 'Setup',
  access: ['admin'],
  summary: 'A new form with its own key',
  params: ofOrganisation,
  body: formBody,
  response: z.object({ id }),
});
export const saveForm = endpoint({
  method: 'PUT',
  path: '/api/o/:org/forms/:id',
  tag: 'Setup',
  access: ['admin'],
  summary: 'Change a form',
  params: withId,
  body: formBody,
  response: done,
});

export const setup = endpoint({
  method: 'GET',
  path: '/api/o/:org/setup',
  tag: 'Setup',
  access: ['admin'],
  summary: 'The guided set-up: what is done, what is left',
  params: ofOrganisation,
  response: z.object({
    steps: z.array(
      z.object({
        key: z.enum(['company', 'hours', 'mailbox', 'people', 'form', 'test']),
        state: z.enum(['open', 'done', 'skipped']),
        note: z.string(),
      }),
    ),
    done: z.boolean(),
  }),
});

export const markStep = endpoint({
  method: 'POST',
  path: '/api/o/:org/setup/:step',
  tag: 'Setup',
  access: ['admin'],
  summary: 'Mark a step done or skipped, or open it again',
  params: ofOrganisation.extend({ step: z.enum(['company', 'hours', 'mailbox', 'people', 'form', 'test']) }),
  body: z.object({ state: z.enum(['open', 'done', 'skipped']) }),
  response: done,
});

export const sendTestEnquiry = endpoint({
  method: 'POST',
  path: '/api/o/:org/setup/test-enquiry',
  tag: 'Setup',
  access: ['admin'],
  summary: 'A real enquiry to yourself through the form or the mailbox',
  params: ofOrganisation,
  body: z.object({ through: z.enum(['form', 'mail']) }),
  response: z.object({ requestId: id.nullable(), message: z.string() }),
});

export const health = endpoint({
  method: 'GET',
  path: '/api/o/:org/health',
  tag: 'Setup',
  access: [...deskRoles, 'admin'],
  summary: 'Is Heed itself hearing and sending?',
  params: ofOrganisation,
  response: z.object({
    parts: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        state: z.enum(['ok', 'trouble', 'unknown']),
        detail: z.string(),
        action: z.string().nullable(),
        since: instant.nullable(),
      }),
    ),
  }),
});

export const simulate = endpoint({
  method: 'POST',
  path: '/api/o/:org/demo/simulate',
  tag: 'Demo',
  access: deskRoles,
  summary: 'Demo only: an enquiry arrives through the real intake',
  params: ofOrganisation,
  body: z.object({
    channel: z.enum(['email', 'webform']),
    kind: z.enum(['person', 'automatic']).default('person'),
  }),
  response: z.object({ requestId: id.nullable() }),
});

export const sink = endpoint({
  method: 'GET',
  path: '/api/o/:org/demo/sink',
  tag: 'Demo',
  access: readerRoles,
  summary: 'Demo only: mail that would have gone out',
  params: ofOrganisation,
  response: z.object({
    items: z.array(
      z.object({
        id,
        at: instant,
        to: z.string(),
        subject: z.string(),
        text: z.string(),
        headers: z.string(),
      }),
    ),
  }),
});

export const removeDemo = endpoint({
  method: 'POST',
  path: '/api/demo/remove',
  tag: 'Demo',
  access: 'signed_in',
  summary: 'Remove the demo organisation, its people and everything in it',
  response: done,
});
