import { sql } from 'kysely';
import { DAY, toIso } from '../../core/time/instant.ts';
import { zoneClock } from '../../core/time/zone-clock.ts';
import type { Context } from '../../platform/context.ts';
import { loadBoardDays } from './board-days.ts';
import type { ExportAsked, ExportRow } from './board-export.ts';
import { periodFigures } from './period-figures.ts';

/** What contacts have of each person: usable where pay rests on customers; Heed itself computes none (S4-07). */
export async function peopleRows(ctx: Context, asked: ExportAsked): Promise<ExportRow[]> {
  const { from, until, asOf, names } = asked;
  const referrals = await referralsOf(ctx, asked);
  const rows: ExportRow[] = [];
  for (const [key, person] of names) {
    const figures = await periodFigures(ctx, { from, until, slice: { by: 'person', key }, asOf });
    const { population, withinTarget, response, complete, worth, careGap, exceeded, promises } = figures;
    rows.push({
      person,
      counted: population.counted,
      within_target: withinTarget?.met ?? 0,
      decided: withinTarget?.of ?? 0,
      within_target_share: withinTarget?.share ?? null,
      within_target_low: withinTarget?.low ?? null,
      within_target_high: withinTarget?.high ?? null,
      median_business_ms: response.business.median.at,
      median_elapsed_ms: response.elapsed.median.at,
      complete_at_first_response: complete.first.mean,
      value: worth.value,
      score: worth.score,
      verdicts: worth.buyerConfirmed?.met ?? 0,
      faster_than_expected: exceeded.faster,
      said_how_it_was: exceeded.share?.of ?? 0,
      care_gap: careGap?.gap.difference ?? null,
      care_gap_low: careGap?.gap.low ?? null,
      care_gap_high: careGap?.gap.high ?? null,
      promises_kept: promises.kept?.met ?? 0,
      promises_due: promises.kept?.of ?? 0,
      referrals: referrals.get(key) ?? 0,
    });
  }
  return rows;
}

/** Contacts sent to us by contacts, counted for who holds the request they were named on. */
async function referralsOf(ctx: Context, { from, until }: ExportAsked): Promise<ReadonlyMap<string, number>> {
  const clock = zoneClock((await loadBoardDays(ctx)).zone);
  const { rows } = await sql<{ owner_id: string; n: number }>`
    select r.owner_id, count(*)::int as n
    from referral f join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id
    where f.org_id = ${ctx.orgId} and r.owner_id is not null
      and f.at >= ${toIso(clock.instantOf(from * DAY))}::timestamptz
      and f.at < ${toIso(clock.instantOf(until * DAY))}::timestamptz
    group by r.owner_id`.execute(ctx.db);
  return new Map(rows.map(({ owner_id, n }) => [owner_id, n]));
}
