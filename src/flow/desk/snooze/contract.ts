import { z } from 'zod';
import { rolesWith } from '../../../people/rights.ts';
import { done, endpoint, instant, withId } from '../../../platform/contract.ts';

/** A request that waits, out of the first groups, for a time its contact was told or asked for. */
export const snoozeView = z.object({
  until: instant,
  /** When it is back among the first: shortly before. */
  backAt: instant,
});

/** A time one may be reminded at: told by a promise that stands, or asked for by the contact. */
export const toldDate = snoozeView.extend({ how: z.enum(['promise', 'asked']) });

export const snooze = endpoint({
  method: 'PUT',
  path: '/api/o/:org/requests/:id/snooze',
  tag: 'Desk',
  access: rolesWith('mark'),
  summary:
    'Be reminded 30 minutes before a time the contact was told, or asked for; refused for any other time. Its clocks run on',
  params: withId,
  body: z.object({ until: instant }),
  response: snoozeView,
});

export const unsnooze = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/requests/:id/snooze',
  tag: 'Desk',
  access: rolesWith('mark'),
  summary: 'Bring it back among the first at once',
  params: withId,
  response: done,
});
