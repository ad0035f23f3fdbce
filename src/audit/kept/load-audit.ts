import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';

/** A file that has arrived whole. Throws DomainError `not_found`. */
export async function loadAudit(ctx: Context, auditId: string, lock = false) {
  let query = ctx.db
    .selectFrom('audit')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', auditId)
    .where('complete', '=', true);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
