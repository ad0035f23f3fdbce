import { segments } from '../../../core/clock/target-change.ts';
import type { Figures } from '../../../core/measure/figures.ts';
import { everything } from '../../../core/measure/slice.ts';
import { gapsOf, type PageVersion } from '../../../core/promise/page-versions.ts';
import type {
  Headline,
  Period,
  PromiseBoard,
  PublicPromise,
  WeekResult,
} from '../../../core/promise/promise-board.ts';
import { isMeasured, proposedKinds, resultOfKind } from '../../../core/promise/promise-kinds.ts';
import { publicShare, publicWait, publicWithin } from '../../../core/promise/public-share.ts';
import { type SaidTarget, strictestIn, targetLine } from '../../../core/promise/target-line.ts';
import { DAY } from '../../../core/time/instant.ts';
import { weekdayOf } from '../../../core/time/local-day.ts';
import { type ZoneClock, zoneClock } from '../../../core/time/zone-clock.ts';
import type { Context } from '../../../platform/context.ts';
import { channels } from '../../intake/channels.ts';
import type { FiguresSource } from './figures-source.ts';
import { loadPageVersions, loadSaidTargets } from './load-versions.ts';

const WEEK = 7;
const SHOWN_WEEKS = 4;
const CHART_WEEKS = 12;

type Targets = ReadonlyMap<string, readonly SaidTarget[]>;

/** The promise page with these kinds of clocks on it, as of now; `kinds` default to the published or proposed ones. */
export async function loadPromiseBoard(
  ctx: Context,
  source: FiguresSource,
  given: { readonly kinds?: readonly string[] } = {},
): Promise<PromiseBoard> {
  const { name: company, zone } = await organisationOf(ctx);
  const [versions, targets] = [await loadPageVersions(ctx), await loadSaidTargets(ctx)];
  const kinds = given.kinds ?? versions.at(-1)?.kinds ?? proposedKinds;
  const clock = zoneClock(zone);
  const period = lastWeeks(clock, ctx.now, SHOWN_WEEKS);
  const weeks = weeksBefore(period.until, CHART_WEEKS);
  const all = await source.series(ctx, { periods: [period, ...weeks], slice: everything });
  const figures = all[0] as Figures;
  const gaps = gapsOf(versions);
  return {
    company,
    zone,
    asOf: ctx.now,
    period,
    headline: kinds.includes('C3')
      ? await headlineOf(ctx, source, {
          period,
          clock,
          figures,
          weeks: weeks.map((week, place) => ({ ...week, figures: all[place + 1] as Figures })),
          targets: targets.get('C3') ?? [],
        })
      : null,
    promises: await promisesOf(ctx, source, { period, figures, targets, kinds }),
    notPublished: unpublished(targets, kinds, ctx.now, gaps),
    gaps,
  };
}

async function organisationOf(ctx: Context): Promise<{ name: string; zone: string }> {
  return ctx.db
    .selectFrom('organisation')
    .select(['name', 'zone'])
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
}

/** The last so many complete ISO weeks on the organisation's wall. */
function lastWeeks(clock: ZoneClock, now: number, weeks: number): Period {
  const today = Math.floor(clock.wallAt(now) / DAY);
  const monday = today - (weekdayOf(today) - 1);
  return { from: monday - weeks * WEEK, until: monday };
}

/** So many weeks up to a Monday, the oldest first. */
function weeksBefore(monday: number, weeks: number): Period[] {
  return Array.from({ length: weeks }, (_, place) => {
    const from = monday - (weeks - place) * WEEK;
    return { from, until: from + WEEK };
  });
}

interface HeadlineOf {
  readonly period: Period;
  readonly clock: ZoneClock;
  readonly figures: Figures;
  readonly weeks: readonly (Period & { readonly figures: Figures })[];
  readonly targets: readonly SaidTarget[];
}

async function headlineOf(
  ctx: Context,
  source: FiguresSource,
  { period, clock, figures, weeks, targets }: HeadlineOf,
): Promise<Headline | null> {
  const targetOf = ({ from, until }: Period) =>
    strictestIn(targets, clock.instantOf(from * DAY), clock.instantOf(until * DAY));
  const targetMs = targetOf(period);
  if (targetMs === null) return null;
  const { elapsed } = figures.response;
  return {
    targetMs,
    elapsed: publicWithin(elapsed, targetMs),
    business: publicShare(figures.withinTarget),
    typicalWait: publicWait(elapsed),
    unanswered: publicShare(figures.unansweredNow),
    pending: figures.population.pending,
    weeks: begun(weeks.map((week) => weekResult(week, targetOf(week)))),
    channels: await channelsOf(ctx, source, period),
  };
}

/** From the first week on in which anything came: before it there is nothing to show, and nothing to hide. */
function begun(weeks: readonly WeekResult[]): readonly WeekResult[] {
  const first = weeks.findIndex(
    ({ elapsed, business }) => elapsed.shown !== 'none' || business.shown !== 'none',
  );
  return weeks.slice(Math.min(first < 0 ? CHART_WEEKS : first, CHART_WEEKS - SHOWN_WEEKS));
}

function weekResult(
  { from, until, figures }: HeadlineOf['weeks'][number],
  targetMs: number | null,
): WeekResult {
  const { response, withinTarget } = figures;
  return {
    from,
    until,
    targetMs,
    elapsed: targetMs === null ? { shown: 'none' } : publicWithin(response.elapsed, targetMs),
    business: publicShare(withinTarget),
  };
}

async function channelsOf(
  ctx: Context,
  source: FiguresSource,
  period: Period,
): Promise<Headline['channels']> {
  const found: Headline['channels'][number][] = [];
  for (const channel of channels) {
    const figures = await source.period(ctx, { ...period, slice: { by: 'channel', key: channel } });
    const business = publicShare(figures.withinTarget);
    if (business.shown !== 'none') found.push({ channel, business });
  }
  return found;
}

interface PromisesOf {
  readonly period: Period;
  readonly figures: Figures;
  readonly targets: Targets;
  readonly kinds: readonly string[];
}

/** What holds for everybody, then what holds for a segment of customers; a target of one desk alone is its own matter. */
async function promisesOf(
  ctx: Context,
  source: FiguresSource,
  { period, figures, targets, kinds }: PromisesOf,
): Promise<PublicPromise[]> {
  const found: PublicPromise[] = [];
  for (const [kind, versions] of targets) {
    if (!kinds.includes(kind)) continue;
    for (const segment of [null, ...segments]) {
      const line = targetLine(versions, segment, ctx.now);
      if (line === null) continue;
      const { current, changes } = line;
      const own =
        segment === null || !isMeasured(kind)
          ? figures
          : await source.period(ctx, { ...period, slice: { by: 'segment', key: segment } });
      const result = resultOfKind(own, kind);
      found.push({
        kind,
        segment,
        terms: { runs: current.runs, targetMs: current.targetMs, goalMs: current.goalMs },
        since: current.validFrom === 0 ? null : current.validFrom,
        result: result === undefined ? null : publicShare(result),
        changes,
      });
    }
  }
  return found;
}

/** Targets in force that are not on the page. */
function unpublished(
  targets: Targets,
  kinds: readonly string[],
  now: number,
  gaps: PromiseBoard['gaps'],
): PromiseBoard['notPublished'] {
  return [...targets]
    .filter(([kind, versions]) => !kinds.includes(kind) && targetLine(versions, null, now)?.current.runs)
    .map(([kind]) => ({
      kind,
      since: gaps.find((gap) => gap.kind === kind && gap.until === null)?.from ?? null,
    }));
}

/** Whether anybody may see the page of this organisation, and since when not. */
export function hiddenSince(versions: readonly PageVersion[]): number | null {
  return gapsOf(versions).find(({ kind, until }) => kind === null && until === null)?.from ?? null;
}
