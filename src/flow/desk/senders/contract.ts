import { z } from 'zod';
import { rolesWith } from '../../../people/rights.ts';
import { done, endpoint, id, instant, ofOrganisation, withId } from '../../../platform/contract.ts';

/** One address, or every address of a domain. */
export const blockKinds = ['address', 'domain'] as const;

export const blockSender = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/block-sender',
  tag: 'Senders',
  access: rolesWith('mark'),
  summary:
    'From now on mail and web forms of the contact of a request, or of their whole domain, go to Filtered; refused for our own and for free mail domains',
  params: withId,
  body: z.object({ what: z.enum(blockKinds) }),
  /** One for each address of theirs. */
  response: z.object({ ids: z.array(id), values: z.array(z.string()) }),
});

export const blockedSenders = endpoint({
  method: 'GET',
  path: '/api/o/:org/blocked-senders',
  tag: 'Senders',
  access: rolesWith('mark'),
  summary: 'Whose mail and web forms go to Filtered because a person said so, newest first',
  params: ofOrganisation,
  response: z.object({
    items: z.array(
      z.object({
        id,
        kind: z.enum(blockKinds),
        value: z.string(),
        by: z.string(),
        at: instant,
        request: z.object({ id, number: z.string() }),
        /** Mails and web forms it has kept out since. */
        caught: z.number(),
      }),
    ),
  }),
});

export const unblockSender = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/blocked-senders/:id',
  tag: 'Senders',
  access: rolesWith('mark'),
  summary: 'Let a sender in again; what was filtered meanwhile stays in Filtered',
  params: withId,
  response: done,
});

export const blockAgain = endpoint({
  method: 'POST',
  path: '/api/o/:org/blocked-senders/:id/again',
  tag: 'Senders',
  access: rolesWith('mark'),
  summary: 'Undo an unblocking',
  params: withId,
  response: done,
});
