import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../core/time/instant.ts';
import type { LocalDay } from '../../core/time/local-day.ts';
import { settlePast } from '../../flow/clocks/fire-due-clocks.ts';
import type { Config } from '../../platform/config.ts';
import type { Context, Runner } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { type DemoPlace, demoPlace } from '../arrive.ts';
import { visitor } from '../larkfield.ts';
import { enterLead, type PastPeople } from './enter-lead.ts';
import { explainMisses } from './explain-misses.ts';
import { leaveOldBacklog } from './leave-old-backlog.ts';
import { pastFrom } from './past-calendar.ts';
import type { PastDeps } from './past-context.ts';
import { type PlannedLead, planHistory } from './plan.ts';
import { pastWeeks } from './weeks.ts';

export interface HistoryDeps {
  readonly database: Database;
  readonly runner: Runner;
  readonly config: Config;
  readonly metrics: Metrics;
}

/** How far the past of the demo is entered. */
export interface HistoryProgress {
  readonly entered: number;
  readonly total: number;
}

/** A pause after each lead, in which the desk of the present has its turn. */
const BREATH_MS = 2;

/**
 * Enters what is missing of the demo's past, lead by lead, each with its progress in one transaction: after a kill it goes
 * on where it was. Nothing happens where no demo has a past to be entered. Ends early when `signal` says so, or the demo
 * is removed.
 */
export async function enterHistory(
  deps: HistoryDeps,
  signal?: AbortSignal,
  onProgress: (progress: HistoryProgress) => void = () => undefined,
): Promise<void> {
  const orgId = await demoWithPast(deps.database);
  if (orgId === null) return;
  const begun = await deps.runner.run(orgId, actor, async (ctx) => ({
    row: await progressOf(ctx),
    people: await peopleOf(ctx),
  }));
  if (begun.row === null) return;
  const past = pastFrom(begun.row.firstDay);
  const leads = planHistory(past);
  const place = await demoPlace(deps.runner, orgId);
  for (const [index, lead] of leads.entries()) {
    if (index < begun.row.entered) continue;
    if (signal?.aborted) return;
    const isLast = index === leads.length - 1;
    const next = { lead, index, place, people: begun.people, endsAt: past.until, isLast };
    if (!(await deps.runner.run(orgId, actor, (ctx) => enterNext(ctx, deps, next)))) return;
    onProgress({ entered: index + 1, total: leads.length });
    await sleep(BREATH_MS);
  }
}

const actor = { kind: 'system', job: 'demo' } as const;

async function demoWithPast(database: Database): Promise<string | null> {
  return database.asOwner(async (db) => {
    const row = await db
      .selectFrom('demo_history')
      .select('org_id')
      .whereRef('entered', '<', 'total')
      .executeTakeFirst();
    return row?.org_id ?? null;
  });
}

/** null: this demo has no past. */
export async function progressOf(
  ctx: Context,
): Promise<(HistoryProgress & { readonly firstDay: number }) | null> {
  const row = await ctx.db
    .selectFrom('demo_history')
    .select(['first_day', 'entered', 'total'])
    .where('org_id', '=', ctx.orgId)
    .executeTakeFirst();
  return row ? { firstDay: row.first_day, entered: row.entered, total: row.total } : null;
}

interface Next {
  readonly lead: PlannedLead;
  readonly index: number;
  readonly place: DemoPlace;
  readonly people: PastPeople;
  /** The end of the past. */
  readonly endsAt: Instant;
  readonly isLast: boolean;
}

/** False when somebody else has entered it, or the demo is gone. */
async function enterNext(
  ctx: Context,
  deps: PastDeps,
  { lead, index, place, people, endsAt, isLast }: Next,
): Promise<boolean> {
  const moved = await ctx.db
    .updateTable('demo_history')
    .set({ entered: index + 1 })
    .where('org_id', '=', ctx.orgId)
    .where('entered', '=', index)
    .executeTakeFirst();
  if (Number(moved.numUpdatedRows) === 0) return false;
  const quiet = { ...ctx, quiet: true } as const;
  const requestId = await enterLead(quiet, deps, { place, people }, lead);
  const late = isLast ? await leaveOldBacklog(quiet, endsAt) : [];
  await settlePast({ ...quiet, now: endsAt }, [requestId, ...late], deps.metrics);
  const manager = { ...quiet, actor: { kind: 'user', userId: people.manager } } as const;
  await explainMisses(manager, requestId, lead, endsAt);
  return true;
}

async function peopleOf(ctx: Context): Promise<PastPeople> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .execute();
  const idOf = (name: string) => {
    const found = rows.find((row) => row.name === name);
    if (!found) throw new Error(`the demo has no ${name}`);
    return found.user_id;
  };
  return { visitor: idOf(visitor.name), standIn: idOf('Theo Park'), manager: idOf('Iris Wolf') };
}

/** Notes that a demo has a past that is still to be entered. */
export async function planPast(database: Database, orgId: string, firstDay: LocalDay): Promise<void> {
  const total = pastWeeks.reduce((sum, { leads }) => sum + leads, 0);
  await database.asOwner((db) =>
    db.insertInto('demo_history').values({ org_id: orgId, first_day: firstDay, total }).execute(),
  );
}
