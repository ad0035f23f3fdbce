import { z } from 'zod';
import {
  endpoint,
  id,
  inOrganisation,
  instant,
  ofOrganisation,
  readerRoles,
} from '../../platform/contract.ts';
import { zone } from '../contract.ts';

const skillKind = z.enum(['product', 'industry', 'language', 'region']);
const span = z.object({ from: instant, until: instant });
const person = z.object({
  id,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string(),
});

export const readiness = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/readiness',
  tag: 'Boards',
  access: [...readerRoles, 'admin'],
  summary: 'Who is on duty for each skill, this hour and the next eight, with the gaps of the business day',
  params: ofOrganisation,
  response: z.object({
    /** In which hours are read: the first desk's. */
    zone,
    now: instant,
    columns: z.array(span.extend({ shut: z.boolean() })),
    skills: z.array(
      z.object({
        id,
        kind: skillKind,
        name: z.string(),
        /** How many people know it at all. */
        holders: z.number(),
        cells: z.array(
          z.object({
            /** Level 1 to 5 of the best on duty; null: nobody. */
            deepest: z.number().nullable(),
            people: z.array(z.object({ id, name: z.string(), level: z.number(), wholly: z.boolean() })),
            gaps: z.array(span),
            shut: z.boolean(),
          }),
        ),
      }),
    ),
    /** Of the business day that runs or comes next, from now on. */
    gaps: z.array(z.object({ skillId: id, text: z.string(), spans: z.array(span) })),
    /** That business day; null when the desk has no hours ahead. */
    day: span.nullable(),
    /** On duty now, whatever they know. */
    onDuty: z.number(),
    onCall: z.array(
      person.extend({
        purpose: z.enum(['recovery', 'off_hours', 'executive']),
        until: instant,
        why: z.string(),
        backup: z.boolean(),
      }),
    ),
  }),
});

export const urgentContact = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/urgent',
  tag: 'Boards',
  access: [...readerRoles, 'admin'],
  summary:
    'Whom to ask in urgent times, by topic or contact: who is there now, a backup and the next; never nobody',
  params: inOrganisation({}),
  query: z.object({
    topic: z.string().trim().max(500).optional(),
    /** A contact, whose last request is taken as the topic. */
    contact: id.optional(),
  }),
  response: z.object({
    zone,
    now: instant,
    /** The desk is open. */
    open: z.boolean(),
    /** What the topic is about, as recognised, and by what. */
    needs: z.array(z.object({ id, name: z.string(), kind: skillKind, why: z.string() })),
    people: z
      .array(
        person.extend({
          place: z.enum(['now', 'backup', 'next']),
          from: instant,
          until: instant.nullable(),
          why: z.string(),
        }),
      )
      .min(1),
  }),
});
