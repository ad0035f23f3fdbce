import { z } from 'zod';
import { id, instant } from '../../../platform/contract.ts';
import { clockView } from '../../clocks/shapes.ts';

const person = z.object({ id, name: z.string() });

export const followUpKind = z.enum(['call', 'mail', 'other']);

/** A dated action on a request. */
export const followUpView = z.object({
  id,
  kind: followUpKind,
  text: z.string(),
  dueAt: instant,
  /** When we mean to do it instead; it stays due at `dueAt`. */
  putOffTo: instant.nullable(),
  putOffTimes: z.number(),
  /** The contact asked for this time. */
  askedByContact: z.boolean(),
  /** What the contact gains by it. */
  valueItem: z.string().nullable(),
  /** What could be offered, for a step of a plan without words. */
  suggestedValue: z.string().nullable(),
  step: z.number().nullable(),
  /** Tried with nothing in it for the contact: it counts once its value item is told. */
  triedAt: instant.nullable(),
  state: z.enum(['planned', 'done', 'cancelled']),
  endedAt: instant.nullable(),
  endedReason: z.string().nullable(),
  owner: person,
  clock: clockView.nullable(),
  /** Do it, move it, change it, call it off; give it to somebody else. */
  can: z.array(z.enum(['work', 'share'])),
});

/** With the request it stands on, for lists. */
export const followUpItem = followUpView.extend({
  request: z.object({ id, number: z.string(), subject: z.string(), kind: z.string() }),
  contact: z.object({
    name: z.string(),
    company: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  segment: z.enum(['A', 'B', 'C', 'D', 'P']).nullable(),
  /** A question of the contact's is open. */
  hasOpenQuestion: z.boolean(),
});

/** What stands in the page of a request. */
export const followUpsOfRequest = z.object({
  /** Planned ones that stand by themselves, the one due first in front. */
  planned: z.array(followUpView),
  /** The attempts to reach the contact. */
  plan: z.object({
    state: z.enum(['none', 'running', 'stopped', 'made']),
    steps: z.array(followUpView),
    /** Every attempt was made without contact: it could be closed. */
    suggestsClosing: z.boolean(),
  }),
  /** An open lead with nothing dated to be done. */
  lacksNext: z.boolean(),
  can: z.array(z.enum(['plan', 'start', 'resume', 'stop'])),
});

export const backlogFigures = z.object({
  open: z.number(),
  dueToday: z.number(),
  overdue: z.number(),
  oldestDays: z.number().nullable(),
  medianDays: z.number().nullable(),
});
