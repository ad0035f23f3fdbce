import { z } from 'zod';
import { rolesWith } from '../../../people/rights.ts';
import { done, endpoint, id, instant, ofOrganisation, withId } from '../../../platform/contract.ts';

const week = z.string().regex(/^\d{4}-W\d{2}$/, 'a week such as 2026-W49');
const localDay = z.string();
/** From 0 to 1, with its 95 % interval; null: of nothing. */
const share = z
  .object({ met: z.number(), of: z.number(), share: z.number(), low: z.number(), high: z.number() })
  .nullable();
/** Milliseconds; null: not reached, though observed up to `largest`. */
const reached = z.object({
  at: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  largest: z.number().nullable(),
});
const point = { counted: z.number(), withinTarget: share, median: reached, score: z.number().nullable() };
const group = z.object({ id, name: z.string(), ...point });
/** By whom, when, and what they wrote. */
const settled = z.object({ by: z.string(), at: instant, text: z.string() }).nullable();

/** A figure as it is said, and as it was computed: shares from 0 to 1, times in milliseconds. */
const line = z.object({
  id: z.string(),
  section: z.enum(['answered', 'times', 'left', 'worth']),
  name: z.string(),
  figure: z.string(),
  interval: z.string(),
  note: z.string(),
  /** The count whose requests stand behind it. */
  opens: z.string().nullable(),
  raw: z.object({
    unit: z.enum(['count', 'share', 'ms', 'score']),
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    met: z.number().nullable(),
    of: z.number().nullable(),
  }),
});

export const weekView = z.object({
  week,
  /** Days on the organisation’s wall; `until` is the day after the last. */
  from: localDay,
  until: localDay,
  zone: z.string(),
  asOf: instant,
  targetMs: z.number().nullable(),
  sentence: z.string(),
  lines: z.array(line),
  series: z.array(z.object({ week, ...point })),
  teams: z.array(group),
  leaders: z.array(group),
  /** Open, late and unanswered; by number alone for readers who do not read what passes with contacts. */
  waiting: z.array(
    z.object({ requestId: id, name: z.string(), businessMs: z.number(), elapsedMs: z.number() }),
  ),
  waitingMore: z.number(),
  /** Of the week's huddles; none for readers who do not read what passes with contacts. */
  actions: z.array(z.object({ text: z.string(), owner: z.string(), done: z.boolean() })),
});

export const weeklyReports = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/weekly',
  tag: 'Boards',
  access: rolesWith('see_figures'),
  summary: 'The weekly reports there are, newest first, and how the running week stands so far',
  params: ofOrganisation,
  response: z.object({
    weeks: z.array(
      z.object({
        id,
        week,
        from: localDay,
        until: localDay,
        counted: z.number(),
        withinTarget: share,
        confirmed: settled,
        reviewed: settled,
        /** When the executive’s review is due. */
        reviewDueAt: instant,
        mailed: z.boolean(),
      }),
    ),
    /** `executive review missed 2 weeks`; empty when none was. */
    missed: z.string(),
    running: weekView,
  }),
});

export const weeklyReport = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/weekly/:id',
  tag: 'Boards',
  access: rolesWith('see_figures'),
  summary: 'The report of a week as it was computed on its Monday, whatever changed since',
  params: withId,
  response: weekView.extend({
    id,
    computedAt: instant,
    /** Facts of transactions before it had been read. */
    ledgerXid: z.string(),
    confirmed: settled,
    reviewed: settled,
    states: z.array(z.string()),
    can: z.array(z.enum(['confirm', 'review'])),
  }),
});

export const confirmWeekly = endpoint({
  method: 'POST',
  path: '/api/o/:org/boards/weekly/:id/confirm',
  tag: 'Boards',
  access: ['keeper'],
  summary: 'The metrics keeper confirms a week, with a comment',
  params: withId,
  body: z.object({ comment: z.string().trim().max(500).default('') }),
  response: done,
});

export const reviewWeekly = endpoint({
  method: 'POST',
  path: '/api/o/:org/boards/weekly/:id/review',
  tag: 'Boards',
  access: ['executive'],
  summary: 'An executive has reviewed a week, and what was decided',
  params: withId,
  body: z.object({ decision: z.string().trim().max(1_000).default('') }),
  response: done,
});
