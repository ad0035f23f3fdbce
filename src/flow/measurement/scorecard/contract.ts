import { z } from 'zod';
import { done, endpoint, id, instant, withId } from '../../../platform/contract.ts';

/** Those who watch over a customer's relation as a whole (DOMAIN 2.5). */
const makers = ['coordinator', 'manager', 'executive'] as const;

const link = z.object({
  id,
  scope: z.enum(['contact', 'company']),
  /** The whole capability: whoever has it sees the page. null once it has ended or is taken back. */
  url: z.string().nullable(),
  state: z.enum(['open', 'ended', 'revoked']),
  madeBy: z.string(),
  madeAt: instant,
  endsAt: instant,
});

export const scorecards = endpoint({
  method: 'GET',
  path: '/api/o/:org/contacts/:id/scorecards',
  tag: 'Promise',
  access: makers,
  summary: 'Links to a customer’s own figures: how we answered them in the last 13 weeks',
  params: withId,
  response: z.object({
    /** The newest first. */
    links: z.array(link),
    /** Whose figures a link may show; `company` only where the contact writes from a mail domain of their own. */
    scopes: z.array(z.enum(['contact', 'company'])),
    domain: z.string().nullable(),
  }),
});

export const makeScorecard = endpoint({
  method: 'POST',
  path: '/api/o/:org/contacts/:id/scorecards',
  tag: 'Promise',
  access: makers,
  summary: 'Make a signed link to a customer’s own figures, for a number of days',
  params: withId,
  body: z.object({ scope: z.enum(['contact', 'company']), days: z.number().int().min(1).max(365) }),
  response: z.object({ id, url: z.string() }),
});

export const revokeScorecard = endpoint({
  method: 'POST',
  path: '/api/o/:org/scorecards/:id/revoke',
  tag: 'Promise',
  access: makers,
  summary: 'Take a link to a customer’s figures back: it opens nothing from now on',
  params: withId,
  response: done,
});

export const restoreScorecard = endpoint({
  method: 'POST',
  path: '/api/o/:org/scorecards/:id/restore',
  tag: 'Promise',
  access: makers,
  summary: 'Undo that a link was taken back',
  params: withId,
  response: done,
});
