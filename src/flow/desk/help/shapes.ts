import { z } from 'zod';
import { id, instant } from '../../../platform/contract.ts';
import { clockView } from '../../clocks/shapes.ts';

const person = z.object({ id, name: z.string() });

/** A colleague or a team was asked for help, and what became of it (DOMAIN C14). */
export const helpView = z.object({
  id,
  /** What it is about; null for those who may not read what passes with contacts. */
  request: z.object({ id, subject: z.string(), contact: z.string() }).nullable(),
  question: z.string(),
  askedBy: person,
  askedAt: instant,
  to: person.extend({ kind: z.enum(['person', 'team']) }),
  state: z.enum(['asked', 'info_needed', 'answered', 'taken_over', 'withdrawn']),
  /** What the helper has to know first, and what the asker said to it. */
  needed: z.string().nullable(),
  given: z.string().nullable(),
  answer: z.string().nullable(),
  answeredBy: person.nullable(),
  answeredAt: instant.nullable(),
  /** The earlier ask whose answer did not do. */
  afterId: id.nullable(),
  /** Asked of the reader, or by them. */
  forMe: z.boolean(),
  byMe: z.boolean(),
  clock: clockView.nullable(),
  can: z.array(z.enum(['answer', 'need', 'take_over', 'give', 'withdraw', 'again'])),
});
