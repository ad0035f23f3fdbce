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
  /** The slice, as sums are kept by. */
  readonly key: string;
  readonly asOf: Instant;
  readonly terms: Terms;
}

interface OpenRow {
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
  { key, asOf, terms, except }: Asked & { readonly except: readonly string[] },
): Promise<void> {
  const { from, until } = spanOf(tallies);
  const { rows } = await sql<OpenRow>`
    select received_at, received_day, slices, open_response, open_value, open_contact from measured_request
    where org_id = ${ctx.orgId} and (open_response or open_value or open_contact)
      and received_day >= ${from} and received_day < ${until}
      and request_id <> all(${except}::uuid[])
      and ${within(key)}`.execute(ctx.db);
  for (const row of rows) {
    const calendar = calendarOf(terms, row.slices, row.received_at);
    const open = { response: row.open_response, value: row.open_value, contact: row.open_contact };
    for (const { period, tally } of tallies)
      if (holds(period, row.received_day))
        addOpen(tally, { receivedAt: row.received_at, open }, calendar, asOf);
  }
}

function within(key: string) {
  if (key === ALL) return sql`true`;
  return key.startsWith('person:')
    ? sql`person_id = ${key.slice('person:'.length)}::uuid`
    : sql`${key} = any(slices)`;
}

/** Takes away what the sums hold of some requests, and adds what they add as of an instant by their facts. */
export async function countLive(
  ctx: Context,
  tallies: readonly PeriodTally[],
  asked: Asked & { readonly requestIds: readonly string[]; readonly places: StoredTimes },
): Promise<void> {
  const { key, asOf, terms, requestIds, places } = asked;
  const stored = [...(await loadMeasured(ctx, requestIds)).values()];
  await readBlocks(ctx, tallies, key, places, blocksOf(stored, tallies, key));
  for (const measured of stored)
    for (const part of partsIn(measured, key))
      for (const { period, tally } of tallies) if (holds(period, part.day)) tally.subtract(part);
  for (const { item, slices } of await loadItems(ctx, requestIds, asOf, terms)) {
    const measured = measuredOf(item, slices, asOf);
    const calendar = calendarOf(terms, slices, item.receivedAt);
    const isOwn = key === ALL || slices.includes(key) || key === `person:${item.personId}`;
    for (const { period, tally } of tallies) {
      for (const part of partsIn(measured, key)) if (holds(period, part.day)) tally.add(part);
      if (isOwn && holds(period, item.receivedDay)) addOpen(tally, measured, calendar, asOf);
    }
  }
}

function blocksOf(stored: readonly Measured[], tallies: readonly PeriodTally[], key: string): Wanted[] {
  const wanted = new Map<string, Wanted>();
  tallies.forEach(({ period }, tally) => {
    for (const measured of stored)
      for (const part of partsIn(measured, key).filter(({ day }) => holds(period, day)))
        for (const [name, times] of Object.entries(part.times) as [TimeName, readonly Milliseconds[]][])
          for (const block of times.map(blockOf))
            wanted.set(`${tally} ${name} ${block}`, { tally, name, block });
  });
  return [...wanted.values()];
}

/** The parts of a request that are counted in a slice. */
function partsIn(measured: Measured, key: string): Part[] {
  return measured.parts.filter((part) => slicesOf(measured, part).includes(key));
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
