import type { z } from 'zod';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import type { AuditResult } from '../measure-audit.ts';
import { auditSettings } from './audit-settings.ts';
import { type audit, type audits, LARGEST_AUDIT_BYTES } from './contract.ts';
import { outcomeOf } from './measure-kept.ts';

/** So many files are listed. */
const MOST_LISTED = 50;

export async function listAudits(ctx: Context): Promise<z.input<typeof audits.response>> {
  const rows = await keptRows(ctx)
    .orderBy('a.added_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(MOST_LISTED)
    .execute();
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return { items: rows.map(shown), largestBytes: LARGEST_AUDIT_BYTES, zone };
}

/** Throws DomainError `not_found`. */
export async function viewAudit(ctx: Context, auditId: string): Promise<z.input<typeof audit.response>> {
  const row = await keptRows(ctx)
    .select(['a.settings', 'a.result'])
    .where('a.id', '=', auditId)
    .executeTakeFirst();
  if (!row) throw notFound();
  const result = row.result as AuditResult | null;
  return {
    ...shown(row),
    settings: row.settings === null ? null : auditSettings.parse(row.settings),
    outcome: result === null ? null : outcomeOf(result),
  };
}

function keptRows(ctx: Context) {
  return ctx.db
    .selectFrom('audit as a')
    .leftJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'a.org_id').onRef('m.user_id', '=', 'a.guessed_by'),
    )
    .select(['a.id', 'a.name', 'a.bytes', 'a.added_at', 'a.guess_ms', 'a.guessed_at', 'a.measured_at'])
    .select('m.name as guessed_by')
    .where('a.org_id', '=', ctx.orgId)
    .where('a.complete', '=', true);
}

interface KeptRow {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly added_at: number;
  readonly guess_ms: number | null;
  readonly guessed_at: number | null;
  readonly guessed_by: string | null;
  readonly measured_at: number | null;
}

function shown(row: KeptRow) {
  const { guess_ms, guessed_at, measured_at } = row;
  return {
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    addedAt: toIso(row.added_at),
    guess:
      guess_ms === null || guessed_at === null
        ? null
        : { ms: guess_ms, at: toIso(guessed_at), by: row.guessed_by ?? '' },
    measuredAt: measured_at === null ? null : toIso(measured_at),
  };
}
