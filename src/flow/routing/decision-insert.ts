import { type RawBuilder, sql } from 'kysely';
import type { Ranked } from '../../core/routing/choose-owner.ts';
import type { Need } from '../../core/routing/needs-of.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { Insert } from '../../platform/insert-rows.ts';

/** What was weighed when somebody was chosen; its id is that of the fact `assignment.made`. */
export interface Decision {
  readonly id: string;
  readonly requestId: string;
  readonly at: Instant;
  readonly userId: string;
  readonly reason: string;
  readonly needs: readonly Need[];
  readonly ranking: readonly Ranked[];
  /** Of the rules that held; null: the defaults. */
  readonly versionId: string | null;
}

const columns = [
  'org_id',
  'id',
  'request_id',
  'at',
  'user_id',
  'reason',
  'needs',
  'ranking',
  'routing_version_id',
];

/** The decisions behind choices, to be written in one statement with their facts. */
export function decisionInsert(ctx: Context, chosen: Iterable<{ readonly decision: Decision }>): Insert {
  const rows = Array.from(chosen, ({ decision }) => ({
    org_id: ctx.orgId,
    id: decision.id,
    request_id: decision.requestId,
    at: toIso(decision.at),
    user_id: decision.userId,
    reason: decision.reason,
    needs: decision.needs,
    ranking: decision.ranking,
    routing_version_id: decision.versionId,
  }));
  return { table: 'routing_decision', columns, rows };
}

/** A change of somebody's open items; who gets one has got work now. */
export interface LoadChange {
  readonly userId: string;
  readonly by: 1 | -1;
}

/** The statement that counts given and taken items to their persons' loads; null when there are none. */
export function loadUpdate(ctx: Context, changes: readonly LoadChange[]): RawBuilder<unknown> | null {
  const counts = [...Map.groupBy(changes, ({ userId }) => userId)].map(([id, all]) => ({
    id,
    n: all.reduce((sum, { by }) => sum + by, 0),
    given: all.some(({ by }) => by > 0),
  }));
  if (counts.length === 0) return null;
  return sql`
    update membership m set open_items = m.open_items + g.n,
      last_assigned_at = case when g.given then ${toIso(ctx.now)}::timestamptz else m.last_assigned_at end
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as g(id uuid, n integer, given boolean)
    where m.org_id = ${ctx.orgId} and m.user_id = g.id`;
}
