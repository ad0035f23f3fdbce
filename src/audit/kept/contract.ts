import { z } from 'zod';
import { auditFields } from '../../core/audit/audit-fields.ts';
import { exportMappings } from '../../core/audit/known-columns.ts';
import { done, endpoint, id, instant, ofOrganisation, withId } from '../../platform/contract.ts';
import { auditSettings } from './audit-settings.ts';

/** Who may hand in data of the company's own: those who answer for figures. */
export const auditRoles = ['admin', 'executive', 'manager', 'coordinator', 'analyst', 'keeper'] as const;

/** The largest file that is taken in by a browser, in bytes; larger ones go by the command line. */
export const LARGEST_AUDIT_BYTES = 50_000_000;

const tag = 'Use my own data';
const line = z.object({ name: z.string(), figure: z.string(), detail: z.string() });
const wait = z.object({ id: z.string(), businessMs: z.number(), elapsedMs: z.number() });
const unreadable = z.object({ line: z.number(), reason: z.string() });
const band = z.object({ share: z.number(), low: z.number(), high: z.number() });
const reached = z.object({
  at: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  largest: z.number().nullable(),
});

/** Milliseconds until the first personal answer, Kaplan-Meier (M-03). */
const times = z.object({
  n: z.number(),
  answered: z.number(),
  open: z.number(),
  median: reached,
  p75: reached,
  p90: reached,
  within: z.array(z.object({ minutes: z.number(), share: band.nullable() })),
  curve: z.array(band.extend({ at: z.number() })),
});

/** What came out, in figures and in words. */
export const auditOutcome = z.object({
  headline: z.string(),
  asOf: z.string(),
  basis: z.string(),
  /** How the counted come about: rows = counted + excluded + received at other times + not readable. */
  reconciliation: z.string(),
  notes: z.array(z.string()),
  lines: z.array(line),
  business: times,
  elapsed: times,
  targetMs: z.number(),
  withinTargetKm: band.nullable(),
  weeks: z.array(z.object({ monday: z.string(), met: z.number(), decided: z.number(), counted: z.number() })),
  hours: z.object({ arrivals: z.array(z.number()), answers: z.array(z.number()) }),
  zone: z.string(),
  waiting: z.array(wait),
  unreadable: z.object({ n: z.number(), listed: z.array(unreadable) }),
});

const keptAudit = z.object({
  id,
  name: z.string(),
  bytes: z.number(),
  addedAt: instant,
  /** What was believed before anything was measured; never changed. */
  guess: z.object({ ms: z.number(), at: instant, by: z.string() }).nullable(),
  measuredAt: instant.nullable(),
});

export const audits = endpoint({
  method: 'GET',
  path: '/api/o/:org/audits',
  tag,
  access: auditRoles,
  summary: 'Files handed in to be measured, the newest first',
  params: ofOrganisation,
  response: z.object({
    items: z.array(keptAudit),
    largestBytes: z.number(),
    /** Of the organisation, in which times without an offset are read unless another is chosen. */
    zone: z.string(),
  }),
});

export const audit = endpoint({
  method: 'GET',
  path: '/api/o/:org/audits/:id',
  tag,
  access: auditRoles,
  summary: 'A file handed in, how it was read last, and what came out',
  params: withId,
  response: keptAudit.extend({ settings: auditSettings.nullable(), outcome: auditOutcome.nullable() }),
});

export const previewAudit = endpoint({
  method: 'POST',
  path: '/api/o/:org/audits/:id/preview',
  tag,
  access: auditRoles,
  summary: 'How a file would be read with these settings; changes nothing',
  params: withId,
  body: auditSettings,
  response: z.object({
    heading: z.array(z.string()),
    /** Names of the columns by field, as they were found or chosen. */
    columns: z.partialRecord(z.enum(auditFields), z.string()),
    mapping: z.enum(exportMappings).nullable(),
    notes: z.array(z.string()),
    rows: z.array(
      z.object({
        line: z.number(),
        id: z.string(),
        receivedAt: instant.nullable(),
        answeredAt: instant.nullable(),
        /** Why it is not counted, or can’t be read. */
        remark: z.string().nullable(),
      }),
    ),
    /** Why it can’t be measured so, as a plain sentence, with the setting at fault. */
    trouble: z.object({ message: z.string(), pointer: z.string().nullable() }).nullable(),
  }),
});

export const guessAudit = endpoint({
  method: 'POST',
  path: '/api/o/:org/audits/:id/guess',
  tag,
  access: auditRoles,
  summary: 'What you believe a typical buyer waits; said once, before anything is measured',
  params: withId,
  body: z.object({
    ms: z
      .number()
      .int()
      .min(0)
      .max(366 * 86_400_000),
  }),
  response: done,
});

export const measureAuditFile = endpoint({
  method: 'POST',
  path: '/api/o/:org/audits/:id/measure',
  tag,
  access: auditRoles,
  summary: 'Measure a file; the guess must have been made',
  params: withId,
  body: auditSettings,
  response: done,
});

export const removeAudit = endpoint({
  method: 'DELETE',
  path: '/api/o/:org/audits/:id',
  tag,
  access: auditRoles,
  summary: 'Remove a file with everything that came of it',
  params: withId,
  response: done,
});
