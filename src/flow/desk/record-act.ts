import type { Context } from '../../platform/context.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { actFact } from '../clocks/act-fact.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';

/** What a person does on a request: appended as facts, judged by its clocks and told to every page. */
export async function recordAct(
  ctx: Context,
  requestId: string,
  ...acts: readonly { readonly kind: string; readonly data: object }[]
): Promise<void> {
  await appendFacts(
    ctx,
    acts.map((act) => actFact(ctx, requestId, { ...act, key: newId() })),
  );
  await refreshClocks(ctx, requestId);
  await announce(ctx, { requestIds: [requestId] });
}
