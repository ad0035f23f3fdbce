import { z } from 'zod';
import { rolesWith } from '../../../people/rights.ts';
import { deskRoles, done, endpoint, id, instant, readerRoles, withId } from '../../../platform/contract.ts';

export const split = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/split',
  tag: 'Conversations',
  access: rolesWith('mark'),
  summary:
    'Messages about another matter become a request of their own, received when the first of them came; merging takes it back',
  params: withId,
  body: z.object({
    /** The contact’s messages, and the replies of ours that were about them. */
    messageIds: z.array(id).min(1, 'choose at least one message').max(100),
  }),
  response: z.object({ requestId: id, number: z.string() }),
});

export const unmerge = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/unmerge',
  tag: 'Conversations',
  access: rolesWith('mark'),
  summary: 'Take a merge back within a day: the request that went has its messages and clocks again',
  params: withId,
  response: z.object({ requestId: id, keptId: id }),
});

const oneContact = z.object({
  id,
  name: z.string(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

export const duplicates = endpoint({
  method: 'GET',
  path: '/api/o/:org/contacts/:id/duplicates',
  tag: 'Conversations',
  access: readerRoles,
  summary: 'Contacts that look like the same person, with the reason',
  params: withId,
  response: z.object({
    items: z.array(oneContact.extend({ why: z.enum(['same_phone', 'same_name', 'same_mailbox_name']) })),
  }),
});

export const mergePreview = endpoint({
  method: 'GET',
  path: '/api/o/:org/contacts/:id/merge-preview',
  tag: 'Conversations',
  access: readerRoles,
  summary: 'What would go over if this contact were the same person as another, and what speaks against it',
  params: withId,
  query: z.object({ into: id }),
  response: z.object({
    goes: oneContact,
    stays: oneContact,
    moves: z.object({
      requests: z.number(),
      openRequests: z.number(),
      messages: z.number(),
      calls: z.number(),
      followUps: z.number(),
      pages: z.number(),
    }),
    /** What would be taken over because the one that stays has none. */
    fills: z.array(z.enum(['email', 'phone', 'company', 'zone', 'segment'])),
    /** What is odd, in words. */
    doubts: z.array(z.string()),
  }),
});

export const mergeContacts = endpoint({
  method: 'POST',
  path: '/api/o/:org/contacts/:id/merge',
  tag: 'Conversations',
  access: deskRoles,
  summary: 'This contact is the same person as another, who stays; mail from either address finds them',
  params: withId,
  body: z.object({ into: id }),
  response: z.object({ mergeId: id, contactId: id }),
});

export const undoContactMerge = endpoint({
  method: 'POST',
  path: '/api/o/:org/contact-merges/:id/undo',
  tag: 'Conversations',
  access: deskRoles,
  summary: 'They are two people after all, within a day: what went over goes back',
  params: withId,
  response: done,
});

/** For the page of a request: contacts that went into its contact. */
export const sameAs = z.object({
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  mergeId: id.nullable(),
  /** Until then it can be taken back; null when that is over. */
  undoUntil: instant.nullable(),
});
