import { sql } from 'kysely';
import { type Instant, toIso } from '../core/time/instant.ts';
import { tell } from '../people/tell.ts';
import type { Context } from '../platform/context.ts';
import { announce, appendFacts } from '../platform/ledger.ts';
import type { HealthPart } from './health-part.ts';
import { type HealthSources, healthParts, knownTroubles } from './health-view.ts';
import { OUTGOING } from './sending-parts.ts';

/**
 * The alarm about Heed itself: administrators and managers are told once when a part comes into trouble. The
 * episode ends when the part is well again (or gone); not being known in between does not end it.
 */
export async function checkHealth(ctx: Context, sources: HealthSources): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`health:${ctx.orgId}`}, 2))`.execute(ctx.db);
  const parts = await healthParts(ctx, sources);
  const known = await knownTroubles(ctx);
  const begun = parts.filter((part) => part.state === 'trouble' && !known.has(part.key));
  const standing = new Set(parts.filter((part) => part.state !== 'ok').map((part) => part.key));
  const ended = [...known].filter(([key]) => !standing.has(key));
  if (begun.length === 0 && ended.length === 0) return;
  await begin(ctx, begun);
  await end(ctx, ended);
  await announce(ctx, { topics: begun.length > 0 ? ['health', 'notifications'] : ['health'] });
}

async function begin(ctx: Context, parts: readonly HealthPart[]): Promise<void> {
  if (parts.length === 0) return;
  const episodes = parts.map((part) => ({ ...part, since: part.since ?? ctx.now }));
  for (const { key, since, detail } of episodes)
    await sql`
      insert into health_trouble (org_id, part, since, detail)
      values (${ctx.orgId}, ${key}, ${toIso(since)}::timestamptz, ${detail})`.execute(ctx.db);
  await note(
    ctx,
    'health.trouble_began',
    episodes.map(({ key, since }) => ({ part: key, since })),
  );
  const receivers = await administratorsAndManagers(ctx);
  await tell(
    ctx,
    episodes.flatMap((part) =>
      receivers.map((userId) => ({
        userId,
        kind: part.key === OUTGOING ? 'send_failed' : 'deaf',
        text: `${part.title}: ${part.detail}`,
        requestId: null,
        onceKey: `deaf:${part.key}:${part.since}`,
      })),
    ),
  );
}

async function end(ctx: Context, episodes: readonly (readonly [string, Instant])[]): Promise<void> {
  for (const [part] of episodes)
    await sql`delete from health_trouble where org_id = ${ctx.orgId} and part = ${part}`.execute(ctx.db);
  await note(
    ctx,
    'health.trouble_ended',
    episodes.map(([part, since]) => ({ part, since })),
  );
}

async function note(
  ctx: Context,
  kind: string,
  episodes: readonly { part: string; since: Instant }[],
): Promise<void> {
  await appendFacts(
    ctx,
    episodes.map((episode) => ({
      subjectKind: 'organisation' as const,
      subjectId: ctx.orgId,
      kind,
      occurredAt: ctx.now,
      evidence: 'server' as const,
      sourceKey: `${kind}:${episode.part}:${episode.since}:${ctx.now}`,
      data: episode,
    })),
  );
}

async function administratorsAndManagers(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .where(sql<boolean>`roles && array['admin', 'manager']`)
    .execute();
  return rows.map((row) => row.user_id);
}
