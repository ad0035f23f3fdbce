import { z } from 'zod';

/** What is known of who sent a mail: one line, the details, and what to beware of. */
export const senderView = z.object({
  standing: z.enum(['proven', 'unproven', 'failed', 'unchecked']),
  line: z.string(),
  details: z.array(z.string()),
  warnings: z.array(z.object({ text: z.string(), advice: z.string() })),
  /** Things worth knowing that are no warning. */
  notes: z.array(z.string()),
});
