import type { Instant } from '../../core/time/instant.ts';
import type { Config } from '../../platform/config.ts';
import type { Actor, Context, Runner } from '../../platform/context.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { DemoPlace } from '../arrive.ts';
import type { PlannedLead } from './plan.ts';

export interface PastDeps {
  readonly config: Config;
  readonly metrics: Metrics;
}

/** A lead under way: its request, and whose. */
export interface Entry {
  readonly deps: PastDeps;
  readonly place: DemoPlace;
  readonly lead: PlannedLead;
  readonly requestId: string;
  readonly contactId: string;
  /** Replies sent so far. */
  replies: number;
}

/** The same transaction at another time, by somebody else. */
export function asOf(ctx: Context, now: Instant, actor: Actor): Context {
  return { ...ctx, now, actor };
}

/** For doors that open transactions of their own: they get this one. */
export function runnerWithin(ctx: Context): Runner {
  return { frozen: true, run: (_orgId, actor, work) => work({ ...ctx, actor }) };
}

/** Questions of a request that wait for their answer, in the buyer's order. */
export async function openQuestions(ctx: Context, requestId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('question')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('state', 'in', ['open', 'part'])
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => id);
}
