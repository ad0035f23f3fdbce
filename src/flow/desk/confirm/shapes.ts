import { z } from 'zod';
import { id, instant } from '../../../platform/contract.ts';

/** What a mail from a person's own client settled: by rule until somebody confirms it (R18). */
export const ownMailView = z.object({
  /** Questions that were open when it was sent. */
  questions: z.array(z.object({ id, text: z.string() })),
  answers: z.array(id),
  parts: z.array(id),
  interim: z.object({ who: z.string(), by: instant }).nullable(),
  /** A quote was asked for and the mail carries a file: it may be that. */
  mayBeQuote: z.boolean(),
  confirmed: z.object({ at: instant, by: z.string() }).nullable(),
  can: z.array(z.enum(['confirm'])),
});
