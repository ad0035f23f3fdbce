import { z } from 'zod';
import { rolesWith } from '../../people/rights.ts';
import { endpoint, id, instant, ofOrganisation, readerRoles, withId } from '../../platform/contract.ts';
import { effortView, summaryView, valueView } from './shapes.ts';

const localDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-12-01');
const named = z.object({ id, name: z.string() });

export const requestValue = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/value',
  tag: 'Measures',
  access: readerRoles,
  summary:
    'What a request was worth to its contact so far: completeness, value with its source, speed, score',
  params: withId,
  response: valueView.extend({ effort: effortView }),
});

export const valueBoard = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/value',
  tag: 'Boards',
  access: rolesWith('see_figures'),
  summary: 'Value, speed and score of the requests of a day: mine, or those of a team',
  params: ofOrganisation,
  query: z.object({
    /** Of requests that are credited to me, or that came to the desks of a team. */
    scope: z.enum(['mine', 'team']).default('mine'),
    team: id.optional(),
    /** A day on the organisation’s wall; left out, today. */
    day: localDay.optional(),
  }),
  response: z.object({
    day: localDay,
    /** The days before and after it. */
    before: localDay,
    after: localDay.nullable(),
    zone: z.string(),
    asOf: instant,
    /** null: mine; or the reader is in no team. */
    team: named.nullable(),
    /** Teams the reader may look at. */
    teams: z.array(named),
    summary: summaryView,
    /** By person, where the reader may see figures of people by name. */
    people: z.array(z.object({ person: named, summary: summaryView })),
    items: z.array(
      z.object({
        id,
        number: z.string(),
        subject: z.string(),
        contact: z.string(),
        receivedAt: instant,
        person: named.nullable(),
        value: valueView,
      }),
    ),
    /** Requests of that day beyond those that are counted here. */
    more: z.number(),
  }),
});
