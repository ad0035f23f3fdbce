import type { Context } from '../../../platform/context.ts';
import { announce } from '../../../platform/ledger.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import { weighBacklogs } from './weigh-backlog.ts';

/** Planned work has changed: its clocks are replayed, the backlogs of those who hold it weighed, and pages told. */
export async function afterChange(
  ctx: Context,
  changed: { readonly requestIds: readonly string[]; readonly ownerIds: readonly string[] },
): Promise<void> {
  const requestIds = [...new Set(changed.requestIds)].sort();
  for (const requestId of requestIds) await refreshClocks(ctx, requestId);
  await weighBacklogs(ctx, changed.ownerIds);
  await announce(ctx, { requestIds, topics: ['follow_ups'] });
}
