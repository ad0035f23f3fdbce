import { z } from 'zod';
import { bucketNames } from '../../../core/measure/figures.ts';
import { exclusions } from '../../../core/measure/measured-item.ts';

/** A share of `of`, from 0 to 1, with its 95 % interval; null: of nothing. */
export const share = z
  .object({ met: z.number(), of: z.number(), share: z.number(), low: z.number(), high: z.number() })
  .nullable();

const band = z.object({ share: z.number(), low: z.number(), high: z.number() });

/** Milliseconds; null: not reached, though observed up to `largest`. */
export const reached = z.object({
  at: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  largest: z.number().nullable(),
});

const timesUntil = z.object({
  n: z.number(),
  answered: z.number(),
  open: z.number(),
  median: reached,
  p75: reached,
  p90: reached,
  within: z.array(z.object({ minutes: z.number(), share: band.nullable() })).readonly(),
  curve: z.array(band.extend({ at: z.number() })).readonly(),
});

const responseTimes = z.object({ business: timesUntil, elapsed: timesUntil });
const mean = z.object({ mean: z.number().nullable(), of: z.number() });
const group = z.object({ won: z.number(), of: z.number() });
const side = z.object({ yes: z.number(), of: z.number() });
const ratio = z
  .object({ ratio: z.number(), low: z.number(), high: z.number(), fast: side, slow: side })
  .nullable();

const leads = z.object({
  leads: z.number(),
  calls: mean,
  messages: mean,
  running: z.number(),
  contacted: share,
  untilContact: timesUntil,
  samePhoneDay: share,
  engaged: share,
  qualified: share,
  buckets: z
    .array(
      z.object({
        bucket: z.enum(bucketNames),
        n: z.number(),
        contacted: z.number(),
        qualified: z.number(),
      }),
    )
    .readonly(),
  contactOdds: ratio,
  qualifiedOdds: ratio,
  closeRatio: z.object({ ratio, samePhoneDay: group, overADay: group, never: group, between: group }),
});

const hands = z.object({
  requests: z.number(),
  handOffs: mean,
  silentReroutes: z.number(),
  waitMs: z.number().nullable(),
  touchMs: z.number().nullable(),
  flowEfficiency: z.number().nullable(),
  completeAndAccurate: share,
  firstContact: share,
});

const clocks = z.object({
  call: share,
  completeOnTime: share,
  quote: share,
  documented: share,
  cleared: share,
  clearedLate: share,
  clearDays: share,
  next: share,
  help: share,
});

const worth = z.object({
  decided: z.number(),
  pending: z.number(),
  leftOut: z.number(),
  score: z.number().nullable(),
  elapsedScore: z.number().nullable(),
  speed: z.number().nullable(),
  value: z.number().nullable(),
  valueOfAnswered: z.number().nullable(),
  buyerConfirmed: share,
  moved: z.number(),
});

/** The measures of a population (DOMAIN 3): times in milliseconds, shares from 0 to 1, scores from 0 to 100. */
export const figuresShape = z.object({
  population: z.object({
    received: z.number(),
    counted: z.number(),
    excluded: z.array(z.object({ reason: z.enum(exclusions), n: z.number() })).readonly(),
    decided: z.number(),
    pending: z.number(),
    answered: z.number(),
    leads: z.number(),
  }),
  withinTarget: share,
  response: responseTimes,
  value: responseTimes,
  unansweredNow: share,
  neverAnswered: share,
  withinTwoDays: share,
  sameDay: share,
  worth,
  complete: z.object({ first: mean, value: mean, judged: mean }),
  lead: leads,
  hands,
  clocks,
  promises: z.object({ kept: share, movedInTime: z.number() }),
  touchBase: share,
  exceeded: z.object({ share, faster: z.number(), as: z.number(), slower: z.number() }),
  expectation: z
    .object({
      acceptableMs: z.number(),
      stated: z.number(),
      median: reached,
      p90: reached,
      gapMs: z.number().nullable(),
      within: band.nullable(),
    })
    .nullable(),
  careGap: z
    .object({
      buying: share,
      notBuying: share,
      gap: z.object({ difference: z.number(), low: z.number(), high: z.number() }),
    })
    .nullable(),
  recordKeeping: z.object({ share, unreliable: z.boolean() }),
  chasers: z.number(),
  automatic: z.number(),
  hours: z.object({ arrivals: z.array(z.number()).readonly(), answers: z.array(z.number()).readonly() }),
  breachReasons: z.array(z.object({ reason: z.string(), n: z.number() })).readonly(),
});
