import { DomainError } from '../../core/domain-error.ts';
import type { Milliseconds } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { loadAudit } from './load-audit.ts';

/** Keeps what somebody believes before it is measured (S3-16). Throws DomainError `conflict` when it has been said. */
export async function guessAudit(ctx: Context, auditId: string, ms: Milliseconds): Promise<void> {
  const { guess_ms } = await loadAudit(ctx, auditId, true);
  if (guess_ms !== null)
    throw new DomainError('conflict', 'The guess has been made; it stays as it is.', '/ms');
  await ctx.db
    .updateTable('audit')
    .set({ guess_ms: ms, guessed_by: actingUser(ctx), guessed_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', auditId)
    .execute();
}
