import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import type { Context, Runner } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { auditLines, headline, reconciliation } from '../audit-lines.ts';
import { asOfText, basis } from '../audit-text.ts';
import { type AuditResult, measureAudit } from '../measure-audit.ts';
import type { AuditSettings } from './audit-settings.ts';
import type { auditOutcome } from './contract.ts';
import { loadAudit } from './load-audit.ts';
import { type KeptFile, openKept } from './read-kept.ts';

/** Nothing is measured before somebody said what they believe (S3-16). Throws DomainError `conflict`. */
export async function mustBeGuessed(ctx: Context, auditId: string): Promise<void> {
  const { guess_ms } = await loadAudit(ctx, auditId);
  if (guess_ms === null)
    throw new DomainError('conflict', 'Say first what you believe; then it is measured.', '/guess');
}

/** Measures a file outside any transaction and keeps what came out. Throws DomainError `invalid` as `openCsv` does. */
export async function measureKept(
  runner: Runner,
  { orgId, actor }: Pick<Context, 'orgId' | 'actor'>,
  file: KeptFile,
  settings: AuditSettings,
): Promise<void> {
  const result = await measureAudit(await openKept(file), file.options);
  await runner.run(orgId, actor, async (ctx) => {
    await ctx.db
      .updateTable('audit')
      .set({
        settings: JSON.stringify(settings),
        result: JSON.stringify(result),
        measured_at: at(ctx.now),
      })
      .where('org_id', '=', orgId)
      .where('id', '=', file.auditId)
      .execute();
  });
}

/** The outcome as the page shows it. */
export function outcomeOf(result: AuditResult): z.input<typeof auditOutcome> {
  const { response, hours } = result.figures;
  return {
    headline: headline(result),
    asOf: asOfText(result),
    basis: basis(result),
    reconciliation: reconciliation(result),
    notes: [...result.source.notes],
    lines: auditLines(result),
    business: plainTimes(response.business),
    elapsed: plainTimes(response.elapsed),
    targetMs: result.targetMs,
    withinTargetKm: result.withinTargetKm,
    weeks: [...result.weeks],
    hours: { arrivals: [...hours.arrivals], answers: [...hours.answers] },
    zone: result.zone,
    waiting: [...result.waiting],
    unreadable: { n: result.unreadable.n, listed: [...result.unreadable.listed] },
  };
}

function plainTimes(times: AuditResult['figures']['response']['business']) {
  return { ...times, within: [...times.within], curve: [...times.curve] };
}
