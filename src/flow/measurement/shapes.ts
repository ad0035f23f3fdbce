import { z } from 'zod';
import { instant } from '../../platform/contract.ts';

/** How much of what was asked is answered (M-08). */
const completeness = z.object({
  answered: z.number(),
  parts: z.number(),
  questions: z.number(),
  share: z.number(),
});

/** Milliseconds until value, S, and R from 0 to 100 (M-10). */
const timed = z.object({ untilValueMs: z.number().nullable(), speed: z.number(), score: z.number() });

export const valueView = z.object({
  state: z.enum(['decided', 'pending', 'left_out']),
  reason: z.string(),
  receivedAt: instant.nullable(),
  firstResponseAt: instant.nullable(),
  firstValueAt: instant.nullable(),
  /** When value is judged (M-09, D_v). */
  judgedAt: instant.nullable(),
  atFirstResponse: completeness.nullable(),
  atFirstValue: completeness.nullable(),
  atJudging: completeness.nullable(),
  value: z.object({ v: z.number(), source: z.enum(['buyer', 'movement', 'estimate']) }).nullable(),
  /** In working time, and in the time the contact waited. */
  business: timed.nullable(),
  elapsed: timed.nullable(),
  unconfirmed: z.boolean(),
});

/** What it cost the contact to get an answer (S0-06). */
export const effortView = z.object({
  messages: z.number(),
  forms: z.number(),
  chasers: z.number(),
  callMs: z.number(),
});

/** Several requests together: means over the decided, and where their value comes from. */
export const summaryView = z.object({
  decided: z.number(),
  pending: z.number(),
  leftOut: z.number(),
  score: z.number().nullable(),
  elapsedScore: z.number().nullable(),
  speed: z.number().nullable(),
  value: z.number().nullable(),
  buyerConfirmed: z.number(),
  moved: z.number(),
});
