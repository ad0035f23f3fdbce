import { sql } from 'kysely';
import { type ItemOfFacts, itemOfFacts } from '../../../core/measure/item-of-facts.ts';
import type { MeasuredItem } from '../../../core/measure/measured-item.ts';
import type { BuyingStage } from '../../../core/request/buying-stage.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { loadFactsOf } from '../../clocks/load-facts.ts';
import { loadTerms, type Terms } from '../../clocks/terms.ts';

/** An item with the slices it is counted in. */
export interface LoadedItem {
  readonly item: ItemOfFacts;
  readonly slices: readonly string[];
}

interface RequestRow {
  readonly id: string;
  readonly desk: string;
  readonly team: string;
  readonly channel: string;
  readonly source: string | null;
  readonly kind: string;
  readonly stage: BuyingStage;
  readonly zone: string;
}

/** Requests as measured by their facts up to `asOf`; what had not been received by then is left out. */
export async function loadItems(
  ctx: Context,
  requestIds: readonly string[],
  asOf: Instant,
  terms?: Terms,
): Promise<LoadedItem[]> {
  if (requestIds.length === 0) return [];
  const { rows } = await sql<RequestRow>`
    select r.id, r.desk_id as desk, d.team_id as team, r.channel, r.source, r.kind, r.buying_stage as stage, o.zone
    from request r
    join desk d on d.org_id = ${ctx.orgId} and d.id = r.desk_id
    join organisation o on o.id = ${ctx.orgId}
    where r.org_id = ${ctx.orgId} and r.id = any(${requestIds})`.execute(ctx.db);
  const facts = await loadFactsOf(ctx, requestIds);
  const known = terms ?? (await loadTerms(ctx));
  return rows.flatMap((row) => {
    const told = facts.get(row.id) ?? [];
    const item = itemOfFacts(told, known.forDesk(row.desk), row, asOf);
    const received = told.find((fact) => fact.kind === 'request.received');
    const segment = received?.kind === 'request.received' ? (received.data.segment ?? null) : null;
    return item ? [{ item, slices: slicesOfRequest(row, segment, item) }] : [];
  });
}

function slicesOfRequest(
  row: RequestRow,
  segment: string | null,
  { isLead, buying }: MeasuredItem,
): string[] {
  const { desk, team, channel, source, kind, stage } = row;
  return [
    `desk:${desk}`,
    `team:${team}`,
    `channel:${channel}`,
    `kind:${kind}`,
    `stage:${stage}`,
    `buying:${buying === true ? 'yes' : 'no'}`,
    `leads:${isLead ? 'yes' : 'no'}`,
    ...(source === null ? [] : [`source:${source}`]),
    ...(segment === null ? [] : [`segment:${segment}`]),
  ];
}
