import { z } from 'zod';
import { rolesWith } from '../../../people/rights.ts';
import {
  done,
  endpoint,
  id,
  instant,
  ofOrganisation,
  serverTime,
  withId,
} from '../../../platform/contract.ts';
import { clockView } from '../../clocks/shapes.ts';
import { channels } from '../../intake/channels.ts';

const person = z.object({ id, name: z.string() });
const reason = z.string().trim().min(3, 'say why, in three letters or more').max(300);

/** Where messages stand: to be cleared, cleared, or either. */
export const inboxStates = ['to_clear', 'cleared', 'all'] as const;

/** What became of a message, S1-30; `closed`, `void`: its request ended otherwise. */
export const dispositions = ['answered', 'interim', 'no_reply', 'automated', 'closed', 'void'] as const;

export const inboxItem = z.object({
  /** Of the message. */
  id,
  at: instant,
  channel: z.enum(channels),
  from: z.string(),
  subject: z.string(),
  /** The first words. */
  preview: z.string(),
  /** The clock of clearing; null where no target for it stands. */
  clock: clockView.nullable(),
  /** Its request has an open recovery: it comes before everything. */
  recovery: z.boolean(),
  /** Without an answer for a business day (S1-33). */
  sitting: z.boolean(),
  disposition: z
    .object({
      how: z.enum(dispositions),
      at: instant,
      by: z.string().nullable(),
      /** A person’s reason, or the rule. */
      reason: z.string(),
      /** What an interim answer promised. */
      promisedAt: instant.nullable(),
    })
    .nullable(),
  /** What is missing: the first open question of the request, in the contact’s words. */
  ask: z.string().nullable(),
  /** The words read like thanks; a person decides (S1-32). */
  suggested: z.enum(['no_reply']).nullable(),
  /** Typed in so much later than it came. */
  loggedLateMs: z.number().nullable(),
  request: z.object({ id, number: z.string(), kind: z.string(), state: z.string() }),
  contact: z.object({ id, name: z.string(), company: z.string().nullable() }),
  owner: person.nullable(),
  mine: z.boolean(),
  can: z.array(z.enum(['reply', 'clear', 'automated', 'reopen', 'merge'])),
});

const facet = z.object({ key: z.string(), name: z.string(), count: z.number() });

export const inbox = endpoint({
  method: 'GET',
  path: '/api/o/:org/inbox',
  tag: 'Inbox',
  access: rolesWith('read'),
  summary:
    'Messages of all channels: to be cleared with what is due first in front, or cleared, newest first',
  params: ofOrganisation,
  query: z.object({
    state: z.enum(inboxStates).default('to_clear'),
    channel: z.enum(channels).optional(),
    /** A member, `me` or `nobody`. */
    owner: z.union([id, z.literal(['me', 'nobody'])]).optional(),
    desk: id.optional(),
    /** Received more than so many minutes ago. */
    olderThan: z.coerce.number().int().min(1).max(1_000_000).optional(),
    /** Only what is due by the close of today’s business day. */
    due: z.literal('today').optional(),
    q: z.string().trim().max(200).optional(),
    after: z.string().max(300).optional(),
  }),
  response: z.object({
    time: serverTime,
    items: z.array(inboxItem),
    /** What to ask for as `after` to get the next page. */
    next: z.string().nullable(),
    /** Of everything that is to be cleared, whatever is filtered. */
    counts: z.object({
      toClear: z.number(),
      dueToday: z.number(),
      late: z.number(),
      recovery: z.number(),
      mine: z.number(),
      nobody: z.number(),
      channels: z.array(facet),
      desks: z.array(facet),
      owners: z.array(facet),
    }),
  }),
});

const swept = z.object({
  /** Messages due at this close. */
  due: z.number(),
  /** Of those, cleared by it. */
  cleared: z.number(),
  /** Open now, older ones included. */
  left: z.number(),
  /** Cleared today as needing no reply: many at once are looked at. */
  noReply: z.number(),
});

export const sweep = endpoint({
  method: 'GET',
  path: '/api/o/:org/sweep',
  tag: 'Inbox',
  access: rolesWith('answer'),
  summary: 'What must be cleared by the close of the business day, per desk and person, and how far it is',
  params: ofOrganisation,
  response: z.object({
    time: serverTime,
    desks: z.array(
      swept.extend({
        id,
        name: z.string(),
        closesAt: instant,
        /** Working time left; zero once it is shut. */
        leftMs: z.number(),
        /** Share of `due` that is cleared, in percent to one decimal; null when nothing was due. */
        percent: z.number().nullable(),
        /** Known at the close: whether everything due by it was cleared. */
        clear: z.boolean().nullable(),
        /** Of `due`, those that came in the last half hour. */
        lateArrivals: z.number(),
        people: z.array(swept.extend({ person: person.nullable(), mine: z.boolean() })),
      }),
    ),
  }),
});

export const sitting = endpoint({
  method: 'GET',
  path: '/api/o/:org/sitting',
  tag: 'Inbox',
  access: ['manager', 'executive'],
  summary: 'Messages nobody has answered for a business day, by name, until they are (S1-33)',
  params: ofOrganisation,
  response: z.object({
    time: serverTime,
    items: z.array(
      z.object({
        id,
        at: instant,
        preview: z.string(),
        /** Business time since it came; 480 minutes or more. */
        waitedMs: z.number(),
        channel: z.enum(channels),
        request: z.object({ id, number: z.string(), subject: z.string() }),
        contact: z.object({ id, name: z.string(), company: z.string().nullable() }),
        owner: person.nullable(),
        clock: clockView,
      }),
    ),
  }),
});

export const markAutomated = endpoint({
  method: 'POST',
  path: '/api/o/:org/messages/:id/automated',
  tag: 'Inbox',
  access: rolesWith('mark'),
  summary:
    'A machine’s message or spam, with a reason; a request of nothing else is none, and can be restored',
  params: withId,
  body: z.object({ reason }),
  response: done,
});

export const merge = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/merge',
  tag: 'Inbox',
  access: rolesWith('mark'),
  summary: 'Make two requests one; the one received first stays, with its receipt. Taken back within a day',
  params: withId,
  body: z.object({
    into: id,
    /** Two contacts are one person, says who presses. */
    samePerson: z.boolean().default(false),
  }),
  /** `goneId`: the one that went, by which it is taken back. */
  response: z.object({ requestId: id, number: z.string(), goneId: id, chasers: z.number() }),
});

export const close = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/close',
  tag: 'Inbox',
  access: rolesWith('mark'),
  summary:
    'Close with a reason; refused with 409 while a question of the contact is open, with few exceptions',
  params: withId,
  body: z.object({ because: z.enum(['withdrawn', 'unreachable', 'override', 'no_answer_needed']), reason }),
  response: done,
});

export const reopen = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/reopen',
  tag: 'Inbox',
  access: rolesWith('mark'),
  summary: 'Take a closing back; the clocks run on from the original receipt',
  params: withId,
  response: done,
});
