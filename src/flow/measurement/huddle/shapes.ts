import { z } from 'zod';
import { breachReasons } from '../../../core/clock/breach-reasons.ts';
import { id, instant } from '../../../platform/contract.ts';

export const localDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-12-07');
export const person = z.object({ id, name: z.string() });

/** A request as a huddle names it. `person`: whom it is about; null where the reader may not see that. */
const ofRequest = z.object({
  id,
  number: z.string(),
  subject: z.string(),
  contact: z.string(),
  person: person.nullable(),
});

const recovery = ofRequest.extend({ dueAt: instant, late: z.boolean() });
const promise = ofRequest.extend({ who: z.string().nullable(), dueAt: instant, late: z.boolean() });
const waitingLead = ofRequest.extend({
  receivedAt: instant,
  dueAt: instant.nullable(),
  late: z.boolean(),
  /** How long they have waited, in our working time and in their own. */
  businessMs: z.number(),
  elapsedMs: z.number(),
});
const miss = ofRequest.extend({
  clock: z.string(),
  title: z.string(),
  dueAt: instant,
  /** Working time past the deadline so far, or until it was done. */
  overMs: z.number(),
  done: z.boolean(),
  /** A word of the process; null: not yet given. */
  reason: z.enum(breachReasons).nullable(),
});
const takenBack = ofRequest.extend({ at: instant });
const backlogRow = z.object({
  person,
  overdue: z.number(),
  open: z.number(),
  oldestDays: z.number().nullable(),
  level: z.enum(['amber', 'red']).nullable(),
});
const touchBase = ofRequest.extend({
  at: instant,
  /** Open questions answered, of so many. */
  answered: z.number(),
  open: z.number(),
});
const held = ofRequest.extend({
  from: instant,
  until: instant,
  /** It is our move still. */
  running: z.boolean(),
  heldMs: z.number(),
  indecentMs: z.number(),
});
const withoutNext = ofRequest.extend({ receivedAt: instant });

/** What a huddle shows, in the order in which it is gone through (DOMAIN E7.a); thanks and actions follow. */
export const sectionsView = z.object({
  recoveries: z.object({ items: z.array(recovery) }),
  promises: z.object({ items: z.array(promise), more: z.number() }),
  leads: z.object({ items: z.array(waitingLead), more: z.number() }),
  misses: z.object({
    /** The last business day. */
    day: localDay,
    weekday: z.string(),
    items: z.array(miss),
    more: z.number(),
    /** Messages not cleared by its close. */
    notCleared: z.number(),
    /** Leads taken back from silent holders since its beginning. */
    takenBack: z.object({ count: z.number(), items: z.array(takenBack) }),
    comparison: z.object({ text: z.string(), points: z.number().nullable() }),
  }),
  backlog: z.object({
    limits: z.object({ amber: z.number(), red: z.number() }),
    overdue: z.number(),
    oldestDays: z.number().nullable(),
    /** Those the reader may see by name, the longest in front. */
    people: z.array(backlogRow),
    withoutNext: z.object({
      count: z.number(),
      /** Open opportunities, and the share of them whose next valuable action is known. */
      of: z.number(),
      coverage: z.number().nullable(),
      items: z.array(withoutNext),
    }),
  }),
  value: z.object({
    /** Of what came in on the last business day; 0 to 100. */
    score: z.number().nullable(),
    scored: z.number(),
    touchBases: z.array(touchBase),
    longestHeld: held.nullable(),
    /** Touch-bases that ended an indecent interval. */
    pairs: z.number(),
  }),
  gaps: z.object({ items: z.array(z.object({ text: z.string() })) }),
});

/** All parts of the page in their order. */
export const huddleParts = [
  'recoveries',
  'promises',
  'leads',
  'misses',
  'backlog',
  'value',
  'gaps',
  'thanks',
  'actions',
] as const;

export const actionView = z.object({
  id,
  /** The huddle it was agreed in. */
  day: localDay,
  text: z.string(),
  owner: person,
  dueAt: instant,
  doneAt: instant.nullable(),
  late: z.boolean(),
  can: z.array(z.enum(['do', 'edit'])),
});

export const thanksView = z.object({
  id,
  to: person,
  text: z.string(),
  by: z.string(),
  can: z.array(z.enum(['delete'])),
});

/** Somebody who helped in time (S4-26). */
export const suggestedThanks = z.object({ helpId: id, to: person, text: z.string() });
