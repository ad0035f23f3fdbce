import { sql } from 'kysely';
import type { Figures } from '../../core/measure/figures.ts';
import { figuresOf } from '../../core/measure/figures-of.ts';
import type { Slice } from '../../core/measure/slice.ts';
import { Tally } from '../../core/measure/tally.ts';
import { unreadBlocks } from '../../core/measure/unread-blocks.ts';
import { dayOn } from '../../core/measure/wall-time.ts';
import { type Instant, MINUTE } from '../../core/time/instant.ts';
import type { LocalDay } from '../../core/time/local-day.ts';
import type { Context } from '../../platform/context.ts';
import { loadTerms } from '../clocks/terms.ts';
import { countLive, countOpen } from './roll-ups/count-live.ts';
import { liveRequests } from './roll-ups/live-requests.ts';
import { ALL } from './roll-ups/measured.ts';
import {
  type Period,
  type PeriodTally,
  readBlocks,
  readSums,
  type StoredTimes,
  type Wanted,
} from './roll-ups/read-sums.ts';
import { whileSumsStand } from './roll-ups/while-sums-stand.ts';

export interface AskedFigures {
  /** Days of the organisation's wall; `until` is not among them. */
  readonly from: LocalDay;
  readonly until: LocalDay;
  readonly slice: Slice;
  /** Left out: as of now. */
  readonly asOf?: Instant | undefined;
}

export interface AskedSlices extends Omit<AskedFigures, 'slice'> {
  readonly slices: readonly Slice[];
}

export interface AskedSeries {
  readonly periods: readonly Period[];
  readonly slice: Slice;
  readonly asOf?: Instant | undefined;
}

/** The measures of the requests received in a period, and of what was due or done in it (DOMAIN 3). */
export async function periodFigures(
  ctx: Context,
  { from, until, slice, asOf }: AskedFigures,
): Promise<Figures> {
  const [figures] = await seriesFigures(ctx, { periods: [{ from, until }], slice, asOf });
  if (figures === undefined) throw new RangeError('a period has figures');
  return figures;
}

/** The same for several periods at once, in their order. */
export async function seriesFigures(ctx: Context, { periods, slice, asOf }: AskedSeries): Promise<Figures[]> {
  return figuresTogether(
    ctx,
    periods.map((period) => ({ period, key: keyOf(slice) })),
    asOf,
  );
}

/** The same for several slices of one period at once, in their order. */
export async function slicesFigures(
  ctx: Context,
  { from, until, slices, asOf }: AskedSlices,
): Promise<Figures[]> {
  return figuresTogether(
    ctx,
    slices.map((slice) => ({ period: { from, until }, key: keyOf(slice) })),
    asOf,
  );
}

function keyOf(slice: Slice): string {
  return slice.by === 'all' ? ALL : `${slice.by}:${slice.key}`;
}

async function figuresTogether(
  ctx: Context,
  asked: readonly Omit<PeriodTally, 'tally'>[],
  asOf: Instant = ctx.now,
): Promise<Figures[]> {
  return asked.length === 0 ? [] : whileSumsStand(ctx, () => figuresOnce(ctx, asked, asOf));
}

async function figuresOnce(
  ctx: Context,
  asked: readonly Omit<PeriodTally, 'tally'>[],
  asOf: Instant,
): Promise<Figures[]> {
  const tallies: PeriodTally[] = asked.map((one) => ({ ...one, tally: new Tally() }));
  const terms = await loadTerms(ctx);
  const places = await readSums(ctx, tallies);
  const live = await liveRequests(ctx, asOf);
  await countOpen(ctx, tallies, { asOf, terms, except: live });
  await countLive(ctx, tallies, { asOf, terms, requestIds: live, places });
  const { zone, targetMinutes } = await organisationOf(ctx);
  await readUntilExact(ctx, tallies, places, targetMinutes);
  const today = dayOn(zone, asOf);
  return tallies.map(({ tally }) => figuresOf(tally, today, targetMinutes));
}

/** What was read may show that more is needed; each round reads blocks that were not, so it comes to an end. */
async function readUntilExact(
  ctx: Context,
  tallies: readonly PeriodTally[],
  places: StoredTimes,
  targetMinutes: readonly number[],
): Promise<void> {
  for (;;) {
    const wanted = unread(tallies, targetMinutes);
    if (wanted.length === 0) return;
    await readBlocks(ctx, tallies, places, wanted);
  }
}

function unread(tallies: readonly PeriodTally[], targetMinutes: readonly number[]): Wanted[] {
  return tallies.flatMap(({ tally }, place) =>
    unreadBlocks(tally, targetMinutes).flatMap(({ name, blocks }) =>
      blocks.map((block) => ({ tally: place, name, block })),
    ),
  );
}

interface Organisation {
  readonly zone: string;
  /** Targets of the first response that are or were in force: by each of them the share answered is given. */
  readonly targetMinutes: readonly number[];
}

async function organisationOf(ctx: Context): Promise<Organisation> {
  const { rows } = await sql<Organisation>`
    select o.zone, coalesce((select array_agg(distinct t.target_ms::float8 / ${MINUTE}) from target_version t
      where t.org_id = ${ctx.orgId} and t.clock_kind = 'C3' and t.state = 'approved' and t.target_ms > 0), '{}') as "targetMinutes"
    from organisation o where o.id = ${ctx.orgId}`.execute(ctx.db);
  return rows[0] ?? { zone: 'UTC', targetMinutes: [] };
}
