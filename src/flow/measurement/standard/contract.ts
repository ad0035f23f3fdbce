import { z } from 'zod';
import { endpoint, everyRole, ofOrganisation } from '../../../platform/contract.ts';

export const standard = endpoint({
  method: 'GET',
  path: '/api/o/:org/standard',
  tag: 'Targets',
  access: everyRole,
  summary: 'What came of each target in the last complete week, misses included',
  params: ofOrganisation,
  response: z.object({
    /** Monday of that week, and the Monday after it, on the organisation's wall. */
    from: z.iso.date(),
    until: z.iso.date(),
    kinds: z.array(
      z.object({
        kind: z.string(),
        /** The figures hold a result for it. */
        measured: z.boolean(),
        /** Met of those decided or due, with the 95 % interval; null: nothing was due. */
        result: z
          .object({
            met: z.number().int(),
            of: z.number().int(),
            share: z.number(),
            low: z.number(),
            high: z.number(),
          })
          .nullable(),
      }),
    ),
  }),
});
