import { z } from 'zod';
import { id, instant } from '../../platform/contract.ts';

const milliseconds = z.number();

/** One line of a clock's story: a fact, what it did, and the rule by name. */
export const clockLine = z.object({
  at: instant,
  fact: z.string(),
  effect: z.enum([
    'started',
    'stopped',
    'failed',
    'did_not_stop',
    'paused',
    'resumed',
    'voided',
    'moved',
    'corrected',
    'warned',
    'breached',
    'withdrawn',
    'reopened',
  ]),
  rule: z.string(),
  reason: z.string(),
  /** Business time on the clock by then. */
  businessMs: milliseconds,
  /** The deadline, where this line set or moved it. */
  dueAt: instant.nullable(),
});

/**
 * A clock as of `serverTime.now`. Working time left and spent tick one to one while `ticking`,
 * up to `changesAt` (next opening or close), when the screen asks again.
 */
export const clockView = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  state: z.enum(['waiting', 'running', 'paused', 'met', 'late', 'missed', 'void']),
  startedAt: instant,
  dueAt: instant,
  goalAt: instant.nullable(),
  endedAt: instant.nullable(),
  breachedAt: instant.nullable(),
  opensAt: instant.nullable(),
  changesAt: instant.nullable(),
  ticking: z.boolean(),
  targetMs: milliseconds,
  /** Working time until due; negative when late. */
  leftMs: milliseconds,
  /** Working time counted so far (or until the end). */
  spentMs: milliseconds,
  /** The buyer's own waiting time so far (or until the end). */
  elapsedMs: milliseconds,
  reason: z.string().nullable(),
});
