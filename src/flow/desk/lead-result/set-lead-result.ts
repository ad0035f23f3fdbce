import { DomainError } from '../../../core/domain-error.ts';
import type { LeadResult, LostReason } from '../../../core/request/lead-result.ts';
import type { Context } from '../../../platform/context.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { actFact } from '../../clocks/act-fact.ts';
import { lockWithRight } from '../rights/request-rights.ts';

interface Said {
  readonly requestId: string;
  /** `none` takes back whatever was said. */
  readonly result: LeadResult | 'none';
  /** Counts with `lost` alone. */
  readonly reason: LostReason;
}

const kinds = {
  qualified: 'lead.qualified',
  won: 'lead.won',
  lost: 'lead.lost',
  none: 'lead.result_cleared',
} as const;

/**
 * What became of a lead (DOMAIN M-20, M-21). Its clocks, its owner and its stage of buying stay as they are: whoever was
 * lost is served like anybody else (E12). Throws `not_found`, and `conflict` for a request that is no lead.
 */
export async function setLeadResult(ctx: Context, { requestId, result, reason }: Said): Promise<void> {
  await lockWithRight(ctx, 'answer', requestId);
  const before = await ctx.db
    .selectFrom('request')
    .select(['kind', 'lead_result', 'lost_because'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  if (before.kind !== 'lead') throw new DomainError('conflict', 'it is no lead; only leads have a result');
  const lead_result = result === 'none' ? null : result;
  const lost_because = result === 'lost' ? reason : null;
  if (before.lead_result === lead_result && before.lost_because === lost_because) return;
  await ctx.db
    .updateTable('request')
    .set({ lead_result, lost_because })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .execute();
  const data = result === 'lost' ? { reason } : {};
  await appendFacts(ctx, [actFact(ctx, requestId, { kind: kinds[result], key: newId(), data })]);
  await announce(ctx, { requestIds: [requestId] });
}
