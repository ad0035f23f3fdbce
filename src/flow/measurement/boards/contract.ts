import { z } from 'zod';
import { exclusions } from '../../../core/measure/measured-item.ts';
import { sliceKinds } from '../../../core/measure/slice.ts';
import { may, rolesWith } from '../../../people/rights.ts';
import { endpoint, everyRole, id, instant, ofOrganisation } from '../../../platform/contract.ts';
import { figuresShape, reached, share } from './shapes.ts';

/** Who sees more than their own figures (DOMAIN 2.6). */
const seeingAll = everyRole.filter((role) => may([role], 'see_figures', 'team'));

const localDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-12-01');
const named = z.object({ id, name: z.string() });

/** What a board may be held against. */
export const comparisons = ['before', 'week', 'weekday', 'none'] as const;
/** What a board may be cut by; `all` is everything together. */
export const sliceNames = ['all', ...sliceKinds] as const;

/** Left out, all that the reader may see together; and whoever may see their own only gets their own. */
const sliced = {
  by: z.enum(sliceNames).optional(),
  /** An id, or the word itself; `leads` and `buying` take yes or no. */
  key: z.string().max(120).optional(),
};
/** Days on the organisation’s wall; `until` is the day after the last. Left out, today. */
const period = { from: localDay.optional(), until: localDay.optional() };

const sliceView = z.object({ by: z.enum(sliceNames), key: z.string(), name: z.string() });
const place = { zone: z.string(), asOf: instant, today: localDay };
const difference = z.object({ difference: z.number(), low: z.number(), high: z.number() });

const chartView = z.object({
  limits: z
    .object({ centre: z.number(), low: z.number(), high: z.number(), rangeLimit: z.number() })
    .nullable(),
  /** ISO weeks at which chance rarely does this. */
  signals: z.array(z.string()),
  status: z.enum(['met', 'improving', 'steady', 'worse']).nullable(),
});

export const boardFigures = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/figures',
  tag: 'Boards',
  access: rolesWith('see_figures'),
  summary: 'All measures of a period, of everything or of one slice, and how they differ from another period',
  params: ofOrganisation,
  query: z.object({ ...period, ...sliced, compare: z.enum(comparisons).default('none') }),
  response: z.object({
    ...place,
    from: localDay,
    until: localDay,
    slice: sliceView,
    /** Of the desk’s first personal response, in working milliseconds; null: none is in force. */
    targetMs: z.number().nullable(),
    goalMs: z.number().nullable(),
    figures: figuresShape,
    compared: z
      .object({
        from: localDay,
        until: localDay,
        figures: figuresShape,
        /** This period less that one, as shares with Newcombe’s interval; null where one of them is of nothing. */
        withinTarget: difference.nullable(),
        withinTwoDays: difference.nullable(),
        unansweredNow: difference.nullable(),
        /** Points of 100. */
        score: z.number().nullable(),
        /** The volumes differ by more than 30 % (S3-02). */
        caution: z.boolean(),
      })
      .nullable(),
  }),
});

export const boardSeries = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/series',
  tag: 'Boards',
  access: rolesWith('see_figures'),
  summary: 'The main figures week by week, with the limits of chance and where they stand (M-28)',
  params: ofOrganisation,
  query: z.object({ ...sliced, weeks: z.coerce.number().int().min(2).max(53).default(12) }),
  response: z.object({
    ...place,
    slice: sliceView,
    targetMs: z.number().nullable(),
    weeks: z.array(
      z.object({
        week: z.string(),
        from: localDay,
        until: localDay,
        /** The week runs still; it is in no limit and no signal. */
        running: z.boolean(),
        counted: z.number(),
        withinTarget: share,
        median: reached,
        elapsedMedian: reached,
        /** Mean completeness at the first response. */
        complete: z.number().nullable(),
        score: z.number().nullable(),
        exceeded: share,
      }),
    ),
    /** Of weekly medians, in milliseconds, and of shares within target, in per cent. */
    medians: chartView,
    shares: chartView,
  }),
});

const itemView = z.object({
  id,
  number: z.string(),
  /** Empty where the reader does not read what passes with contacts. */
  subject: z.string(),
  contact: z.string(),
  channel: z.string(),
  person: named.nullable(),
  receivedAt: instant,
  businessMs: z.number().nullable(),
  elapsedMs: z.number().nullable(),
  score: z.number().nullable(),
  /** How it stands to its first response; undecided is pending. */
  standing: z.enum(['met', 'missed', 'pending', 'excluded']),
  exclusion: z.enum(exclusions).nullable(),
  /** How much it adds to the count. */
  adds: z.number(),
});

export const boardItems = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/items',
  tag: 'Boards',
  access: rolesWith('see_figures'),
  summary: 'The requests behind a count of a board',
  params: ofOrganisation,
  query: z.object({
    ...period,
    ...sliced,
    /** A count by its name, such as `met` or `reason.no_stock`. */
    count: z.string().max(80).default('counted'),
    after: id.optional(),
  }),
  response: z.object({
    ...place,
    from: localDay,
    until: localDay,
    slice: sliceView,
    /** What the count says, in words. */
    meaning: z.string(),
    items: z.array(itemView),
    /** Where the next page begins; null: there is none. */
    next: id.nullable(),
    more: z.number(),
  }),
});

const personRow = z.object({
  person: named,
  /** An executive or a manager, whose own figures everybody sees (S4-33). */
  leader: z.boolean(),
  counted: z.number(),
  pending: z.number(),
  withinTarget: share,
  median: reached,
  elapsedMedian: reached,
  /** Mean completeness at the first response. */
  complete: z.number().nullable(),
  score: z.number().nullable(),
  promises: share,
  /** Personal attempts a lead, calls and messages together (S2-16); null: no leads. */
  attempts: z.number().nullable(),
  /** Follow-ups past their day. */
  overdue: z.number(),
  /** Weekly reports an executive has looked at and said so, of those of the last four weeks (M-42). */
  reviews: z.object({ done: z.number(), of: z.number() }).nullable(),
});

export const boardPeople = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/people',
  tag: 'Boards',
  access: rolesWith('see_figures'),
  summary: 'A team’s people, the most senior first; who is no leader by name only for those who may compare',
  params: ofOrganisation,
  query: z.object({ ...period, team: id.optional() }),
  response: z.object({
    ...place,
    from: localDay,
    until: localDay,
    team: named.nullable(),
    teams: z.array(named),
    /** Whether the rows name everybody of the team, or leaders and the reader alone. */
    named: z.boolean(),
    /** `executive review missed` and for how many weeks (S1-59, E8.k); empty when none was. */
    missedReview: z.string(),
    figures: figuresShape.nullable(),
    people: z.array(personRow),
  }),
});

export const boardDay = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/day',
  tag: 'Boards',
  access: rolesWith('see_figures'),
  summary: 'My day: today and this week beside yesterday and last week, what waits, and better today (M-36)',
  params: ofOrganisation,
  query: z.object({ ...sliced }),
  response: z.object({
    ...place,
    slice: sliceView,
    tomorrow: localDay,
    days: z.object({ yesterday: localDay, sameWeekday: localDay, monday: localDay, lastMonday: localDay }),
    todays: figuresShape,
    yesterdays: figuresShape,
    weeks: figuresShape,
    lastWeeks: figuresShape,
    /** Of open first responses. */
    waiting: z.object({
      n: z.number(),
      late: z.number(),
      oldestSince: instant.nullable(),
      nextDueAt: instant.nullable(),
    }),
    better: z.object({
      today: share,
      sameWeekday: share,
      /** Today less the same weekday of last week. */
      difference: difference.nullable(),
      /** Mean of the last four complete weeks less that of the four before, in shares; null: too few weeks. */
      fourWeeks: z.number().nullable(),
    }),
  }),
});

export const boardFilters = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/filters',
  tag: 'Boards',
  access: rolesWith('see_figures'),
  summary: 'What a board may be cut by, as far as the reader may see it',
  params: ofOrganisation,
  response: z.object({
    ...place,
    /** More is new than figures have in them yet: after a large import, or other rules. */
    catchingUp: z.boolean(),
    /** Everything together. */
    all: z.boolean(),
    kinds: z.array(
      z.object({
        by: z.enum(sliceKinds),
        name: z.string(),
        keys: z.array(z.object({ key: z.string(), name: z.string() })),
      }),
    ),
  }),
});

/** By buying stage: one row each (S0-08). Kinds, sources and channels in the same form. */
export const boardSplit = endpoint({
  method: 'GET',
  path: '/api/o/:org/boards/split',
  tag: 'Boards',
  access: seeingAll,
  summary: 'The main figures of a period by one property, such as source or buying stage',
  params: ofOrganisation,
  query: z.object({
    ...period,
    by: z.enum(['team', 'channel', 'source', 'segment', 'kind', 'stage', 'buying']).default('stage'),
  }),
  response: z.object({
    ...place,
    from: localDay,
    until: localDay,
    rows: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        counted: z.number(),
        withinTarget: share,
        median: reached,
        elapsedMedian: reached,
        complete: z.number().nullable(),
        score: z.number().nullable(),
        attempts: z.number().nullable(),
        contacted: share,
        exceeded: share,
      }),
    ),
  }),
});
