import { z } from 'zod';
import {
  done,
  endpoint,
  id,
  instant,
  ofOrganisation,
  type Role,
  readerRoles,
  withId,
} from '../../../platform/contract.ts';
import { actionView, localDay, person, sectionsView, suggestedThanks, thanksView } from './shapes.ts';

/** Who holds the huddle and keeps its record. */
export const keeperRoles: readonly Role[] = ['manager', 'coordinator'];

export const huddle = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/huddle',
  tag: 'Boards',
  access: readerRoles,
  summary:
    'The huddle of a day: what is open, what was missed and why, backlog, value, gaps, thanks, actions; once begun, as it was shown',
  params: ofOrganisation,
  query: z.object({
    /** A day on the organisation’s wall; left out, today. */
    day: localDay.optional(),
    /** `yes`: as of now, though it has begun. */
    live: z.enum(['yes', 'no']).default('no'),
  }),
  response: z.object({
    day: localDay,
    before: localDay,
    after: localDay.nullable(),
    zone: z.string(),
    /** The instant everything in `sections` is as of. */
    asOf: instant.nullable(),
    isToday: z.boolean(),
    /** The desk opens on this day. */
    isBusinessDay: z.boolean(),
    begun: z.object({ at: instant, by: z.string() }).nullable(),
    /** null: a day that is over, on which no huddle was held. */
    sections: sectionsView.nullable(),
    thanks: z.object({ said: z.array(thanksView), suggested: z.array(suggestedThanks) }),
    /** Of the last huddle that agreed on any: they open this one. */
    lastActions: z.array(actionView),
    actions: z.array(actionView),
    /** Who can be given an action, or thanked. */
    people: z.array(person),
    can: z.array(z.enum(['keep'])),
  }),
});

export const huddles = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/huddles',
  tag: 'Boards',
  access: readerRoles,
  summary: 'Huddles that were held, the latest first, with what was agreed and done',
  params: ofOrganisation,
  response: z.object({
    items: z.array(z.object({ day: localDay, begunAt: instant, actions: z.number(), done: z.number() })),
  }),
});

export const myActions = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/huddle/mine',
  tag: 'Boards',
  access: readerRoles,
  summary: 'What was agreed in huddles for you and is not done yet, and what you did of it today',
  params: ofOrganisation,
  response: z.object({ zone: z.string(), items: z.array(actionView) }),
});

export const beginHuddle = endpoint({
  method: 'POST',
  path: '/api/o/:org/boards/huddle/begin',
  tag: 'Boards',
  access: keeperRoles,
  summary: 'Begin today’s huddle: what it shows now is kept with its instant',
  params: ofOrganisation,
  response: z.object({ day: localDay, begunAt: instant }),
});

const actionBody = z.object({
  text: z.string().trim().min(1, 'say what is to be done').max(300),
  ownerId: id,
  dueAt: instant,
});

export const addAction = endpoint({
  method: 'POST',
  path: '/api/o/:org/boards/huddle/actions',
  tag: 'Boards',
  access: keeperRoles,
  summary: 'Agree on something in today’s huddle: what, who, by when; its owner is told',
  params: ofOrganisation,
  body: actionBody,
  response: z.object({ id }),
});

export const editAction = endpoint({
  method: 'PUT',
  path: '/api/o/:org/huddle-actions/:id',
  tag: 'Boards',
  access: keeperRoles,
  summary: 'Change what was agreed',
  params: withId,
  body: actionBody,
  response: done,
});

export const setActionDone = endpoint({
  method: 'POST',
  path: '/api/o/:org/huddle-actions/:id/done',
  tag: 'Boards',
  access: readerRoles,
  summary: 'Done, or not done after all: its owner or whoever holds the huddle says so',
  params: withId,
  body: z.object({ done: z.boolean() }),
  response: done,
});

export const deleteAction = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/huddle-actions/:id',
  tag: 'Boards',
  access: keeperRoles,
  summary: 'Delete what was agreed by mistake',
  params: withId,
  response: done,
});

export const restoreAction = endpoint({
  method: 'POST',
  path: '/api/o/:org/huddle-actions/:id/restore',
  tag: 'Boards',
  access: keeperRoles,
  summary: 'Undo the deletion of an action',
  params: withId,
  response: done,
});

export const sayThanks = endpoint({
  method: 'POST',
  path: '/api/o/:org/boards/huddle/thanks',
  tag: 'Boards',
  access: keeperRoles,
  summary: 'Thank a colleague in today’s huddle, of your own accord or as suggested',
  params: ofOrganisation,
  body: z.object({
    toId: id,
    text: z.string().trim().min(1, 'say what for').max(300),
    helpId: id.nullable().default(null),
  }),
  response: z.object({ id }),
});

export const deleteThanks = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/huddle-thanks/:id',
  tag: 'Boards',
  access: keeperRoles,
  summary: 'Take thanks off the list',
  params: withId,
  response: done,
});

export const restoreThanks = endpoint({
  method: 'POST',
  path: '/api/o/:org/huddle-thanks/:id/restore',
  tag: 'Boards',
  access: keeperRoles,
  summary: 'Put thanks back on the list',
  params: withId,
  response: done,
});
