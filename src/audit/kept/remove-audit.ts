import type { Context } from '../../platform/context.ts';
import { loadAudit } from './load-audit.ts';

/** Removes a file with everything that came of it. Throws DomainError `not_found`. */
export async function removeAudit(ctx: Context, auditId: string): Promise<void> {
  await loadAudit(ctx, auditId, true);
  await dropAudit(ctx, auditId);
}

/** As `removeAudit`, whether it has arrived or not. */
export async function dropAudit({ db, orgId }: Context, auditId: string): Promise<void> {
  await db.deleteFrom('audit_piece').where('org_id', '=', orgId).where('audit_id', '=', auditId).execute();
  await db.deleteFrom('audit').where('org_id', '=', orgId).where('id', '=', auditId).execute();
}
