import { z } from 'zod';
import { id, instant } from '../../../platform/contract.ts';

export const callOutcome = z.enum(['connected', 'voicemail', 'no_answer', 'busy', 'wrong_number']);

/** Whether the reader may call a contact now, and why not. */
export const mayCall = z.object({
  allowed: z.boolean(),
  /** In words, when it is not allowed. */
  reason: z.string().nullable(),
  /** The call window opens then; null where that is not what stands in the way. */
  from: instant.nullable(),
  /** The call window shuts then. */
  until: instant.nullable(),
  /** Outside the window, where the contact's own word for it is all that is missing. */
  needsAsking: z.boolean(),
  /** A number that can be dialled; one that turned out wrong is none. */
  numberKnown: z.boolean(),
  /** As it is written for people abroad. */
  number: z.string().nullable(),
  /** Where the contact is; null when several zones are possible. */
  zone: z.string().nullable(),
});

/** A call as its caller reported it; no telephone system vouches for it. */
export const callView = z.object({
  id,
  by: z.object({ id, name: z.string() }),
  number: z.string(),
  at: instant,
  connectedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Null while nobody has said how it went. */
  outcome: callOutcome.nullable(),
  /** Typed in so long after it began; null when it was reported as it happened. */
  loggedLateMs: z.number().nullable(),
  said: z.string(),
  nextStep: z.string(),
  /** Who was said to do something, by when. */
  who: z.string().nullable(),
  promisedAt: instant.nullable(),
  /** Questions it answered. */
  answered: z.array(z.string()),
  replyClass: z.enum(['R1', 'R2', 'R3', 'R4']).nullable(),
  reason: z.string().nullable(),
  /** Outside the call window: the contact asked for it, in these words. */
  askedFor: z.string().nullable(),
  documentedAt: instant.nullable(),
  /** What was said and comes next is to be written down by then. */
  notesDueAt: instant.nullable(),
  /** What the reader may still say about it. */
  can: z.array(z.enum(['outcome', 'end', 'notes'])),
});

/** The reader's own call that is not over yet. */
export const openCall = z.object({
  id,
  requestId: id,
  subject: z.string(),
  contact: z.string(),
  number: z.string(),
  uri: z.string(),
  at: instant,
  connectedAt: instant.nullable(),
  questions: z.array(z.object({ id, text: z.string() })),
});
