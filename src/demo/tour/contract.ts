import { z } from 'zod';
import {
  deskRoles,
  done,
  endpoint,
  id,
  instant,
  ofOrganisation,
  readerRoles,
  withId,
} from '../../platform/contract.ts';

const share = z.object({ met: z.number(), of: z.number(), share: z.number() });

/** What was measured, as every board measures it; null where nothing was. Waits are working time. */
const measured = z.object({
  before: z.object({
    medianMs: z.number().nullable(),
    withinTwoDays: share.nullable(),
    withinTarget: share.nullable(),
  }),
  /** The last whole week. */
  now: z.object({ medianMs: z.number().nullable() }),
  closeRatio: z.object({ ratio: z.number(), low: z.number(), high: z.number() }).nullable(),
});

export const tour = endpoint({
  method: 'GET',
  path: '/api/o/:org/demo/tour',
  tag: 'Demo',
  access: readerRoles,
  summary: 'Demo only: how far its past is entered, your guess, and what was measured once you have guessed',
  params: ofOrganisation,
  response: z.object({
    /** Null: this demo has no past. */
    past: z.object({ entered: z.number(), total: z.number() }).nullable(),
    guess: z.object({ minutes: z.number(), at: instant }).nullable(),
    /** Null until there is a guess, and the past is entered. */
    measured: measured.nullable(),
  }),
});

export const guess = endpoint({
  method: 'POST',
  path: '/api/o/:org/demo/tour/guess',
  tag: 'Demo',
  access: readerRoles,
  summary: 'Demo only: what you believe a buyer waits, in working minutes; it can’t be changed afterwards',
  params: ofOrganisation,
  body: z.object({ minutes: z.number().min(0).max(1_000_000) }),
  response: done,
});

export const tourEnquiry = endpoint({
  method: 'POST',
  path: '/api/o/:org/demo/tour/enquiry',
  tag: 'Demo',
  access: deskRoles,
  summary: 'Demo only: a buyer with two questions comes in through the web form',
  params: ofOrganisation,
  response: z.object({ requestId: id }),
});

export const tourRequest = endpoint({
  method: 'GET',
  path: '/api/o/:org/demo/tour/requests/:id',
  tag: 'Demo',
  access: deskRoles,
  summary: 'Demo only: where a request stands on the tour, with the address of its buyer’s page',
  params: withId,
  response: z.object({
    owner: z
      .object({ name: z.string(), knows: z.array(z.object({ name: z.string(), level: z.number() })) })
      .nullable(),
    goalMs: z.number().nullable(),
    /** Working time until the first personal response; null: it runs. */
    answeredMs: z.number().nullable(),
    score: z.number().nullable(),
    verdict: z.enum(['yes', 'partly', 'no']).nullable(),
    buyerPage: z.string(),
  }),
});
