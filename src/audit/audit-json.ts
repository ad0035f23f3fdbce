import type { Band, Reached } from '../core/measure/figures.ts';
import type { Share } from '../core/measure/wilson.ts';
import { type Instant, MINUTE, type Milliseconds, toIso } from '../core/time/instant.ts';
import { dateOf } from '../core/time/local-day.ts';
import type { AuditResult } from './measure-audit.ts';
import type { NamedWait } from './wait-lists.ts';

/** The figures as an object for programs: shares from 0 to 1, times in minutes, both not rounded; null: not reached. */
export function auditJson(result: AuditResult): object {
  const { figures } = result;
  const { population, response, worth, withinTarget } = figures;
  const { excluded } = population;
  return {
    source: result.source.name,
    notes: result.source.notes,
    asOf: toIso(result.asOf),
    ...(result.from === null ? {} : { from: dateOf(result.from) }),
    ...(result.until === null ? {} : { until: dateOf(result.until) }),
    target: minutes(result.targetMs),
    goal: minutes(result.goalMs),
    calendar: result.hours,
    rows: result.rows,
    outside: result.outside,
    counted: population.counted,
    excluded: excluded.reduce((sum, { n }) => sum + n, 0),
    exclusions: Object.fromEntries(excluded.map(({ reason, n }) => [reason, n])),
    pending: population.pending,
    withinTarget:
      withinTarget === null
        ? { met: 0, decided: 0, share: null, low: null, high: null }
        : {
            met: withinTarget.met,
            decided: withinTarget.of,
            share: withinTarget.share,
            low: withinTarget.low,
            high: withinTarget.high,
          },
    withinTargetKm: bandJson(result.withinTargetKm),
    withinGoal: bandJson(result.withinGoal),
    median: timesJson(response.business.median, response.elapsed.median),
    p75: timesJson(response.business.p75, response.elapsed.p75),
    p90: timesJson(response.business.p90, response.elapsed.p90),
    unansweredNow: shareJson(figures.unansweredNow),
    neverAnswered: shareJson(figures.neverAnswered),
    withinTwoDays: shareJson(figures.withinTwoDays),
    sameDay: shareJson(figures.sameDay),
    score: worth.score,
    elapsedScore: worth.elapsedScore,
    scored: worth.decided,
    meanValueOfAnswered: worth.valueOfAnswered,
    chasers: figures.chasers,
    automatic: figures.automatic,
    hours: figures.hours,
    weeks: result.weeks,
    waiting: result.waiting.map(waitJson),
    tooYoung: result.young.map(waitJson),
    unreadable: result.unreadable.listed,
    unreadableCount: result.unreadable.n,
  };
}

function minutes(ms: Milliseconds | null): number | null {
  return ms === null ? null : ms / MINUTE;
}

/** `largest` is the longest wait that came to an end: with null a time was not reached by then. */
function timesJson(business: Reached, elapsed: Reached) {
  return {
    business: minutes(business.at),
    businessLow: minutes(business.low),
    businessHigh: minutes(business.high),
    elapsed: minutes(elapsed.at),
    elapsedLow: minutes(elapsed.low),
    elapsedHigh: minutes(elapsed.high),
    largest: minutes(business.largest),
    elapsedLargest: minutes(elapsed.largest),
  };
}

/** By id, how long it has waited in minutes. */
function waitJson({ id, businessMs, elapsedMs }: NamedWait) {
  return { id, business: minutes(businessMs), elapsed: minutes(elapsedMs) };
}

function shareJson(share: Share | null) {
  return share === null
    ? { n: 0, of: 0, share: null, low: null, high: null }
    : { n: share.met, of: share.of, share: share.share, low: share.low, high: share.high };
}

function bandJson(band: Band | null) {
  return band === null ? null : { share: band.share, low: band.low, high: band.high };
}

/** An instant on the wall of a zone, `4 Dec 2026 16:50`. */
export function wallText(at: Instant, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
    timeZone: zone,
  });
  return format.format(at).replace(',', '');
}
