import type { Context } from '../../platform/context.ts';
import { insertTogether } from '../../platform/insert-rows.ts';
import { loadTerms } from '../clocks/terms.ts';
import { type Chosen, chooseOwners } from './choose-owners.ts';
import { decisionInsert } from './decision-insert.ts';
import { waitingRequests } from './waiting-requests.ts';

/**
 * Whom routing chooses for a request that is there already; null when nobody else can take it. The caller has locked
 * it and begins the holding with the fact of the choice, whose id the stored decision has.
 * @param passedOver who is not to have it, by id, and why
 */
export async function chooseFor(
  ctx: Context,
  requestId: string,
  passedOver: ReadonlyMap<string, string>,
): Promise<Chosen | null> {
  const [request] = await waitingRequests(ctx, [requestId]);
  if (!request) return null;
  const chosen = await chooseOwners(ctx, [{ ...request, passedOver }], await loadTerms(ctx));
  await insertTogether(ctx, [decisionInsert(ctx, chosen.values())]);
  return chosen.get(requestId) ?? null;
}
