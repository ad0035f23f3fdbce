import { sql } from 'kysely';
import type { TimeName } from '../../../core/measure/count-names.ts';
import type { Part } from '../../../core/measure/parts-of.ts';
import { blockOf } from '../../../core/measure/time-counts.ts';
import type { Calendar } from '../../../core/time/calendar.ts';
import type { Instant, Milliseconds } from '../../../core/time/instant.ts';
import type { LocalDay } from '../../../core/time/local-day.ts';
import type { Context } from '../../../platform/context.ts';
import type { Terms } from '../../clocks/terms.ts';
import { loadItems } from './load-items.ts';
import { ALL, addOpen, type Measured, measuredOf, slicesOf } from './measured.ts';
import { type Period, type PeriodTally, readBlocks, type StoredTimes, type Wanted } from './read-sums.ts';
import { loadMeasured } from './stored-measured.ts';

interface Asked {
  readonly asOf: Instant;
  readonly terms: Terms;
}

interface OpenRow {
  readonly person_id: string | null;
  readonly received_at: Instant;
  readonly received_day: LocalDay;
  readonly slices: string[];
  readonly open_response: boolean;
  readonly open_value: boolean;
  readonly open_contact: boolean;
}

/** Adds how long has waited what waits on, of requests whose sums hold. */
export async function countOpen(
  ctx: Context,
  tallies: readonly PeriodTally[],
  { asOf, terms, except }: Asked & { readonly except: readonly string[] },
): Promise<void> {
  const { from, until } = spanOf(tallies);
  const { rows } = await sql<OpenRow>`
    select person_id, received_at, received_day, slices, open_response, open_value, open_contact from measured_request
    where org_id = ${ctx.orgId} and (open_response or open_value or open_contact)
      and received_day >= ${from} and received_day < ${until}
      and request_id <> all(${except}::uuid[])`.execute(ctx.db);
  for (const row of rows) {
    const calendar = calendarOf(terms, row.slices, row.received_at);
    const open = { response: row.open_response, value: row.open_value, contact: row.open_contact };
    for (const { period, key, tally } of tallies)
      if (holds(period, row.received_day) && isIn(key, row.slices, row.person_id))
        addOpen(tally, { receivedAt: row.received_at, open }, calendar, asOf);
  }
}

function isIn(key: string, slices: readonly string[], personId: string | null): boolean {
  return key === ALL || slices.includes(key) || key === `person:${personId}`;
}

/** Takes away what the sums hold of some requests, and adds what they add as of an instant by their facts. */
export async function countLive(
  ctx: Context,
  tallies: readonly PeriodTally[],
  {
    asOf,
    terms,
    requestIds,
    places,
  }: Asked & {
    readonly requestIds: readonly string[];
    readonly places: StoredTimes;
  },
): Promise<void> {
  const stored = [...(await loadMeasured(ctx, requestIds)).values()];
  await readBlocks(ctx, tallies, places, blocksOf(stored, tallies));
  for (const measured of stored)
    for (const { tally, ...asked } of tallies)
      for (const part of partsIn(measured, asked)) tally.subtract(part);
  for (const { item, slices } of await loadItems(ctx, requestIds, asOf, terms)) {
    const measured = measuredOf(item, slices, asOf);
    const calendar = calendarOf(terms, slices, item.receivedAt);
    for (const { tally, ...asked } of tallies) {
      for (const part of partsIn(measured, asked)) tally.add(part);
      if (holds(asked.period, item.receivedDay) && isIn(asked.key, slices, item.personId))
        addOpen(tally, measured, calendar, asOf);
    }
  }
}

function blocksOf(stored: readonly Measured[], tallies: readonly PeriodTally[]): Wanted[] {
  const wanted = new Map<string, Wanted>();
  tallies.forEach((asked, tally) => {
    for (const part of stored.flatMap((measured) => partsIn(measured, asked)))
      for (const [name, times] of Object.entries(part.times) as [TimeName, readonly Milliseconds[]][])
        for (const block of times.map(blockOf))
          wanted.set(`${tally} ${name} ${block}`, { tally, name, block });
  });
  return [...wanted.values()];
}

/** The parts of a request that are counted in a slice and a period. */
function partsIn(measured: Measured, { period, key }: Pick<PeriodTally, 'period' | 'key'>): Part[] {
  return measured.parts.filter((part) => holds(period, part.day) && slicesOf(measured, part).includes(key));
}

function calendarOf(terms: Terms, slices: readonly string[], receivedAt: Instant): Calendar {
  const desk = slices.find((slice) => slice.startsWith('desk:'))?.slice('desk:'.length) ?? '';
  return terms.forDesk(desk).calendarFor('desk', { zone: null }, receivedAt, receivedAt).calendar;
}

function holds({ from, until }: Period, day: LocalDay): boolean {
  return day >= from && day < until;
}

function spanOf(tallies: readonly PeriodTally[]): Period {
  return {
    from: Math.min(...tallies.map(({ period }) => period.from)),
    until: Math.max(...tallies.map(({ period }) => period.until)),
  };
}
