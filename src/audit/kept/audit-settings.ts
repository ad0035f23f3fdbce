import { z } from 'zod';
import { auditFields } from '../../core/audit/audit-fields.ts';
import { exportMappings } from '../../core/audit/known-columns.ts';
import { isZone } from '../../core/time/zone-clock.ts';
import { instant } from '../../platform/contract.ts';

const zone = z.string().max(60).refine(isZone, 'a time zone such as Europe/London is needed');

/** How a file is read and measured. */
export const auditSettings = z.object({
  /** Column names by field, which outrank those found by name; empty: the file has none such. */
  columns: z.partialRecord(z.enum(auditFields), z.string().max(500)).default({}),
  /** The program it was exported from; null: seen by its columns. */
  mapping: z.enum(exportMappings).nullable().default(null),
  /** Day or month first; null: the file shows it. */
  order: z.enum(['dmy', 'mdy']).nullable().default(null),
  /** Zone of times that name no offset; null: that of the calendar. */
  timesIn: zone.nullable().default(null),
  /** Zone of office hours Mon to Fri 09:00 to 17:00; null: the hours of the organisation. */
  officeHours: zone.nullable().default(null),
  targetMinutes: z.number().int().min(1).max(10_080).default(30),
  goalMinutes: z.number().int().min(1).max(10_080).default(5),
  /** null: the end of the last day in the file. */
  asOf: instant.nullable().default(null),
});
export type AuditSettings = z.output<typeof auditSettings>;
