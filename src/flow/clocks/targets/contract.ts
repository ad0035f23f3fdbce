import { z } from 'zod';
import { rolesWith } from '../../../people/rights.ts';
import {
  done,
  endpoint,
  everyRole,
  id,
  instant,
  ofOrganisation,
  withId,
} from '../../../platform/contract.ts';

const milliseconds = z.number().int();
const segment = z.enum(['A', 'B', 'C', 'D', 'P']);
const change = z.enum(['tightening', 'loosening', 'same']);
const reason = z.string().trim().max(500);
const person = z.object({ name: z.string(), you: z.boolean() });

/**
 * One version. Lengths are milliseconds of the kind's own calendar; of kinds counted in business days 86,400,000 for
 * each. `sentence` says the same in words.
 */
export const targetVersion = z.object({
  id,
  sentence: z.string(),
  runs: z.boolean(),
  targetMs: milliseconds.nullable(),
  goalMs: milliseconds.nullable(),
  /** null: every desk; every segment. */
  deskId: id.nullable(),
  segment: segment.nullable(),
  state: z.enum(['proposed', 'planned', 'in_force', 'past', 'withdrawn']),
  change,
  /** null: from the beginning; of a proposal: from its approval. */
  validFrom: instant.nullable(),
  validUntil: instant.nullable(),
  /** null: a default of Heed. */
  proposedBy: person.nullable(),
  proposedAt: instant,
  /** Who approved it, or withdrew it. */
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  /** Clocks now open that were started under it. */
  openClocks: z.number(),
  can: z.array(z.enum(['approve', 'withdraw'])),
});

export const targets = endpoint({
  method: 'GET',
  path: '/api/o/:org/targets',
  tag: 'Targets',
  access: everyRole,
  summary: 'Targets of every clock in words: in force, planned, proposed, and all there ever were',
  params: ofOrganisation,
  response: z.object({
    kinds: z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        unit: z.enum(['working', 'elapsed', 'days', 'fixed']),
        /** The newest first. Without a version in force the clock does not run. */
        versions: z.array(targetVersion),
      }),
    ),
    desks: z.array(z.object({ id, name: z.string() })),
    /** How many members may loosen a target. */
    executives: z.number(),
    can: z.array(z.enum(['propose', 'propose_looser', 'approve', 'approve_looser'])),
  }),
});

export const proposeTarget = endpoint({
  method: 'POST',
  path: '/api/o/:org/targets',
  tag: 'Targets',
  access: rolesWith('propose_tighter_target'),
  summary: 'Propose a target; a looser one only by managers and executives, with a public reason',
  params: ofOrganisation,
  body: z.object({
    kind: z.string().max(40),
    runs: z.boolean(),
    targetMs: milliseconds.nullable(),
    goalMs: milliseconds.nullable(),
    /** null: from its approval on. */
    validFrom: instant.nullable(),
    deskId: id.nullable(),
    segment: segment.nullable(),
    reason,
  }),
  response: z.object({ id, change }),
});

export const approveTarget = endpoint({
  method: 'POST',
  path: '/api/o/:org/targets/:id/approve',
  tag: 'Targets',
  access: rolesWith('approve_tighter_target'),
  summary: 'Put a proposal in force from its date, never earlier than now; a looser one only by executives',
  params: withId,
  body: z.object({
    /** Takes the place of the proposer's. */
    reason: reason.optional(),
  }),
  response: done,
});

export const withdrawTarget = endpoint({
  method: 'POST',
  path: '/api/o/:org/targets/:id/withdraw',
  tag: 'Targets',
  access: rolesWith('propose_tighter_target'),
  summary: 'Take back or decline a proposal, or a planned version before it takes effect',
  params: withId,
  response: done,
});
