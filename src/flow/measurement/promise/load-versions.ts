import type { PageVersion } from '../../../core/promise/page-versions.ts';
import type { SaidTarget } from '../../../core/promise/target-line.ts';
import type { Context } from '../../../platform/context.ts';
import { targetKinds } from '../../clocks/targets/target-kinds.ts';
import { asApproved, loadTargets } from '../../clocks/targets/target-versions.ts';

/** What was decided about the promise page, the oldest first. */
export async function loadPageVersions(ctx: Context): Promise<PageVersion[]> {
  const rows = await ctx.db
    .selectFrom('promise_version')
    .select(['published', 'kinds', 'reason', 'changed_at'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('changed_at')
    .orderBy('id')
    .execute();
  return rows.map(({ published, kinds, reason, changed_at }) => ({
    published,
    kinds,
    reason,
    at: changed_at,
  }));
}

/** Approved versions with their reasons, by kind of clock in the order of kinds. */
export async function loadSaidTargets(ctx: Context): Promise<Map<string, SaidTarget[]>> {
  const rows = (await loadTargets(ctx)).filter(({ state }) => state === 'approved');
  return new Map(
    targetKinds.map(({ code }) => [
      code,
      rows
        .filter(({ clock_kind }) => clock_kind === code)
        .map((row) => ({ ...asApproved(row, ctx.now), reason: row.reason })),
    ]),
  );
}
