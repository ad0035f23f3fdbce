import { z } from 'zod';
import { done, endpoint, everyRole, instant, ofOrganisation } from '../../../platform/contract.ts';

export const promisePage = endpoint({
  method: 'GET',
  path: '/api/o/:org/promise',
  tag: 'Promise',
  access: everyRole,
  summary:
    'Where the public promise page stands: whether it is published, which targets are on it, and where it is',
  params: ofOrganisation,
  response: z.object({
    state: z.enum(['never', 'published', 'hidden']),
    /** When that was decided last, and by whom. */
    changedAt: instant.nullable(),
    changedBy: z.string().nullable(),
    kinds: z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        sentence: z.string(),
        runs: z.boolean(),
        /** Whether the figures hold a result for it. */
        measured: z.boolean(),
        /** On the page now; before the first publication: proposed for it. */
        shown: z.boolean(),
      }),
    ),
    /** Times in which the page (`kind` null) or one of its targets was not to be seen, the newest first. */
    gaps: z.array(
      z.object({
        kind: z.string().nullable(),
        title: z.string().nullable(),
        from: instant,
        until: instant.nullable(),
        reason: z.string(),
      }),
    ),
    /** Where anybody finds it, as page, as figures and to frame. */
    address: z.string(),
    json: z.string(),
    embed: z.string(),
    /** How many members may publish it. */
    executives: z.number(),
    can: z.array(z.enum(['publish'])),
  }),
});

export const publishPromise = endpoint({
  method: 'POST',
  path: '/api/o/:org/promise',
  tag: 'Promise',
  access: ['executive'],
  summary:
    'Publish the promise page, choose its targets, or hide it as a whole with a reason for all to read',
  params: ofOrganisation,
  body: z.object({
    published: z.boolean(),
    /** Kinds of clocks whose targets stand on it. */
    kinds: z.array(z.string().max(40)).max(40),
    /** Needed where the page is hidden or a target is taken off it; anybody can read it there. */
    reason: z.string().trim().max(500),
  }),
  response: done,
});
