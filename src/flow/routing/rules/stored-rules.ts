import { sql } from 'kysely';
import { defaultRules, type RoutingRules } from '../../../core/routing/rules.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';

/** A version of a desk's rules as stored. */
export interface StoredRules {
  readonly id: string;
  readonly state: 'draft' | 'switched_on';
  readonly validFrom: Instant | null;
  readonly rules: RoutingRules;
  /** An actor as it stands in facts: `user:<id>`. */
  readonly changedBy: string;
  readonly changedAt: Instant;
  readonly note: string | null;
}

/** A desk with its rules; the defaults hold where nothing was switched on. */
export interface DeskRules {
  readonly desk: { readonly id: string; readonly name: string; readonly teamId: string };
  readonly draft: StoredRules | null;
  /** What was switched on, the latest first. */
  readonly history: readonly StoredRules[];
  readonly inForce: {
    readonly id: string | null;
    readonly rules: RoutingRules;
    readonly since: Instant | null;
  };
}

const MOST = 100;

/** Throws DomainError `not_found` for a desk of nobody here. */
export async function loadDeskRules(ctx: Context, deskId: string): Promise<DeskRules> {
  return loadRules(ctx, await findDesk(ctx, deskId));
}

/** The same, and whoever else edits these rules waits. */
export async function lockDeskRules(ctx: Context, deskId: string): Promise<DeskRules> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${deskId}, 3))`.execute(ctx.db);
  return loadDeskRules(ctx, deskId);
}

async function findDesk(ctx: Context, deskId: string): Promise<DeskRules['desk']> {
  const desk = await ctx.db
    .selectFrom('desk')
    .select(['id', 'name', 'team_id as teamId'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', deskId)
    .executeTakeFirst();
  if (!desk) throw notFound();
  return desk;
}

async function loadRules(ctx: Context, desk: DeskRules['desk']): Promise<DeskRules> {
  const rows = await ctx.db
    .selectFrom('routing_version')
    .select(['id', 'state', 'valid_from', 'rules', 'changed_by', 'changed_at', 'note'])
    .where('org_id', '=', ctx.orgId)
    .where('desk_id', '=', desk.id)
    .orderBy(sql`valid_from desc nulls first`)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const versions = rows.map((row) => ({
    id: row.id,
    state: row.state,
    validFrom: row.valid_from,
    rules: row.rules as RoutingRules,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    note: row.note,
  }));
  const history = versions.filter(({ state }) => state === 'switched_on');
  const [latest] = history;
  return {
    desk,
    draft: versions.find(({ state }) => state === 'draft') ?? null,
    history,
    inForce: {
      id: latest?.id ?? null,
      rules: latest?.rules ?? defaultRules,
      since: latest?.validFrom ?? null,
    },
  };
}
