import { z } from 'zod';
import { rolesWith } from '../../people/rights.ts';
import { emailAddress, endpoint, id, instant, ofOrganisation, withId } from '../../platform/contract.ts';
import { requestKinds } from '../desk/contract.ts';

/** What people type in: what came otherwise than through a channel that Heed hears itself. */
export const entryChannels = ['letter', 'walk_in', 'phone', 'other'] as const;

const optional = (most: number) => z.string().trim().min(1).max(most).nullable().default(null);

/** Somebody we do not know yet. */
export const newContact = z.object({
  name: z.string().trim().min(1, 'a name is needed').max(120),
  email: emailAddress.toLowerCase().nullable().default(null),
  phone: optional(40),
  company: optional(120),
  /** IANA zone. */
  zone: optional(60),
});

const words = z.object({
  channel: z.enum(entryChannels),
  text: z.string().trim().min(1, 'write what they said').max(50_000),
  /** When it came; in the past, and no more than a year ago. */
  receivedAt: instant,
  /** The same key twice is the same thing once. */
  idempotencyKey: id,
});

const answer = z.object({
  requestId: id,
  messageId: id,
  outcome: z.enum(['new', 'follow_up', 'duplicate']),
  /** Typed in so much later than it came; null within a minute. */
  loggedLateMs: z.number().nullable(),
});

export const enterRequest = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests',
  tag: 'Inbox',
  access: rolesWith('answer'),
  summary: 'Type in a letter, a visit or a phone note as a request; its clocks run from when it truly came',
  params: ofOrganisation,
  body: words.extend({
    /** A contact we know, or a new one. */
    contact: z.union([z.object({ id }), newContact]),
    subject: z.string().trim().max(200).default(''),
    /** Left out: a lead from somebody new, else a question. */
    kind: z.enum(requestKinds).optional(),
    deskId: id.optional(),
  }),
  response: answer,
});

export const enterMessage = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/messages',
  tag: 'Inbox',
  access: rolesWith('answer'),
  summary: 'Type in a further message of the contact on a request',
  params: withId,
  body: words,
  response: answer,
});
