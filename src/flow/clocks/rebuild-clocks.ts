import type { Fact } from '../../core/clock/fact.ts';
import { clockKinds } from '../../core/clock/kinds/index.ts';
import { replay } from '../../core/clock/replay.ts';
import type { Context, Runner } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import { type CachedClock, type Difference, differencesOf } from './differences-of.ts';
import { type Bound, type LoadedRequest, portionBounds, rebuildPortion } from './rebuild-portion.ts';
import { refreshClocks } from './refresh-clocks.ts';
import { loadTerms, type Terms } from './terms.ts';

export interface RebuildReport {
  readonly organisations: number;
  readonly requests: number;
  readonly facts: number;
  readonly clocks: number;
  /** What the caches hold otherwise than the facts say; the first thousand. */
  readonly differences: readonly Difference[];
  readonly differing: number;
}

export interface RebuildOptions {
  /** Writes what the facts say, with the visible lines of any correction. */
  readonly repair?: boolean;
  readonly onProgress?: (done: { readonly requests: number; readonly facts: number }) => void;
}

const AT_ONCE = 500;
/** Portions read at the same time: the database works on one while the other is computed. */
const IN_FLIGHT = 2;
const MOST_NAMED = 1_000;
const actor = { kind: 'system', job: 'rebuild' } as const;

/**
 * Computes every clock of every organisation anew from the facts and compares it with its cached row. Requests are
 * read in portions, each in one statement and so in one snapshot: memory stays flat and live work goes on meanwhile.
 */
export async function rebuildClocks(
  database: Database,
  runner: Runner,
  { repair = false, onProgress }: RebuildOptions = {},
): Promise<RebuildReport> {
  const organisations = await database.asOwner((db) => db.selectFrom('organisation').select('id').execute());
  const sum = { requests: 0, facts: 0, clocks: 0, differing: 0, differences: [] as Difference[] };
  const add = ({ requests, found }: Portion) => {
    sum.requests += requests.length;
    sum.facts += requests.reduce((count, { facts }) => count + facts.length, 0);
    sum.clocks += requests.reduce((count, { clocks }) => count + clocks.length, 0);
    sum.differing += found.length;
    sum.differences.push(...found.slice(0, MOST_NAMED - sum.differences.length));
    onProgress?.(sum);
  };
  for (const { id } of organisations) {
    const bounds = await runner.run(id, actor, (ctx) => portionBounds(ctx, AT_ONCE));
    const portions = bounds.values();
    const work = async () => {
      for (const bound of portions) {
        const portion = await runner.run(id, actor, (ctx) => portionOf(ctx, bound));
        if (repair) await repairAll(runner, id, portion.found);
        add(portion);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  }
  return { organisations: organisations.length, ...sum };
}

interface Portion {
  readonly requests: readonly LoadedRequest[];
  readonly found: readonly Difference[];
}

async function portionOf(ctx: Context, bound: Bound): Promise<Portion> {
  const terms = await loadTerms(ctx);
  const requests = await rebuildPortion(ctx, bound);
  return { requests, found: requests.flatMap((request) => compare(ctx, terms, request)) };
}

function compare(ctx: Context, terms: Terms, { id, deskId, facts, clocks }: LoadedRequest): Difference[] {
  const { clocks: computed } = replay(facts as readonly Fact[], clockKinds, terms.forDesk(deskId));
  return differencesOf(id, computed, clocks as readonly CachedClock[], ctx.now);
}

async function repairAll(runner: Runner, orgId: string, found: readonly Difference[]): Promise<void> {
  for (const requestId of new Set(found.map((difference) => difference.requestId))) {
    await runner.run(orgId, actor, (ctx) => refreshClocks(ctx, requestId));
  }
}
