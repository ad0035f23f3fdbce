import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { saveOwedAfter } from './owed-after.ts';
import { owedRequests } from './owed-requests.ts';
import { viewOwed } from './owed-view.ts';

/** Who is owed something useful. */
export function owedBindings(): Binding[] {
  return [
    forMembers(contract.owed, ({ ctx, query }) => viewOwed(ctx, query.whose)),
    forMembers(contract.owedCount, async ({ ctx }) => ({
      count: (await owedRequests(ctx, 'mine')).owed.length,
    })),
    forMembers(contract.saveOwedAfter, async ({ ctx, body }) => {
      await saveOwedAfter(ctx, body.days);
      return { ok: true } as const;
    }),
  ];
}
