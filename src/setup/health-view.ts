import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Config } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import type { health } from './contract.ts';
import { fine, type HealthPart } from './health-part.ts';
import { hearingParts } from './hearing-parts.ts';
import { sendingParts } from './sending-parts.ts';
import type { HealthDeps } from './setup-deps.ts';

export interface HealthSources extends HealthDeps {
  readonly config: Pick<Config, 'systemSmtp'>;
}

/** How every part is doing at `ctx.now`. */
export async function healthParts(ctx: Context, sources: HealthSources): Promise<HealthPart[]> {
  return [
    ...(await hearingParts(ctx, sources)),
    ...(await sendingParts(ctx, sources.config)),
    ...(await pastPart(ctx)),
  ];
}

/** Only in a demo, and while its past is being entered. */
async function pastPart(ctx: Context): Promise<HealthPart[]> {
  const past = await ctx.db
    .selectFrom('demo_history')
    .select(['entered', 'total'])
    .where('org_id', '=', ctx.orgId)
    .whereRef('entered', '<', 'total')
    .executeTakeFirst();
  if (!past) return [];
  const share = Math.floor((100 * past.entered) / past.total);
  return [fine('demo_past', 'The demo’s past', `It is being entered: ${share} %. Boards fill as it is.`)];
}

/** The health page: a part in trouble stands there since the episode began. */
export async function healthView(
  ctx: Context,
  sources: HealthSources,
): Promise<z.input<typeof health.response>> {
  const known = await knownTroubles(ctx);
  const parts = await healthParts(ctx, sources);
  return {
    parts: parts.map((part) => {
      const since = part.state === 'trouble' ? (known.get(part.key) ?? part.since) : part.since;
      return { ...part, since: since === null ? null : toIso(since) };
    }),
  };
}

/** Parts that are in an episode of trouble, each with its beginning. */
export async function knownTroubles(ctx: Context): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await sql<{ part: string; since: Instant }>`
    select part, since from health_trouble where org_id = ${ctx.orgId}`.execute(ctx.db);
  return new Map(rows.map((row) => [row.part, row.since]));
}
