import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ranked } from '../../core/routing/choose-owner.ts';
import type { Need } from '../../core/routing/needs-of.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { decisionView } from './shapes.ts';

type Decision = z.input<typeof decisionView>;

interface Row {
  id: string;
  at: Instant;
  user_id: string | null;
  reason: string;
  needs: Need[];
  ranking: Ranked[];
  names: Record<string, string>;
}

/** Why somebody got a request, each time it was given, oldest first; people who have left are named still. */
export async function viewDecisions(ctx: Context, requestId: string): Promise<Decision[]> {
  const { rows } = await sql<Row>`
    select d.id, d.at, d.user_id, d.reason, d.needs, d.ranking, coalesce((
      select json_object_agg(m.user_id, m.name) from membership m
      where m.org_id = d.org_id and (m.user_id = d.user_id or m.user_id in (
        select (r ->> 'userId')::uuid from jsonb_array_elements(d.ranking) r))), '{}') as names
    from routing_decision d where d.org_id = ${ctx.orgId} and d.request_id = ${requestId}
    order by d.at, d.id`.execute(ctx.db);
  return rows.map(viewDecision);
}

function viewDecision({ id, at, user_id, reason, needs, ranking, names }: Row): Decision {
  const named = (verdict: Ranked['verdict']) =>
    ranking
      .filter((one) => one.verdict === verdict)
      .map(({ userId, levels, openItems, why }) => ({
        person: { id: userId, name: names[userId] ?? 'Somebody' },
        levels: levels.map(({ name, level }) => ({ name, level })),
        openItems,
        why,
      }));
  return {
    id,
    at: toIso(at),
    person: user_id === null ? null : { id: user_id, name: names[user_id] ?? 'Somebody' },
    reason,
    needs: needs.map(({ skillId, name, kind, why }) => ({ skillId, name, kind, why })),
    chosen: named('chosen')[0] ?? null,
    next: named('next'),
    skipped: named('skipped'),
  };
}
