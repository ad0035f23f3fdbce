import { sql } from 'kysely';
import type { CountName } from '../../core/measure/count-names.ts';
import { csvLine } from '../../core/measure/csv-line.ts';
import { listMeasures } from '../../core/measure/measure-list.ts';
import type { MeasuredItem, Waited } from '../../core/measure/measured-item.ts';
import { partsOf } from '../../core/measure/parts-of.ts';
import type { Slice } from '../../core/measure/slice.ts';
import type { DayPeriod } from '../../core/time/day-periods.ts';
import { DAY, type Instant, toIso } from '../../core/time/instant.ts';
import { zoneClock } from '../../core/time/zone-clock.ts';
import type { Context } from '../../platform/context.ts';
import { periodFigures } from './period-figures.ts';
import { loadItems } from './roll-ups/load-items.ts';

/** A row of an export: names to values, in the order of its columns. */
export type ExportRow = Readonly<Record<string, string | number | boolean | null>>;

export interface ExportAsked extends DayPeriod {
  readonly slice: Slice;
  readonly asOf: Instant;
  /** Names of people, where the reader may see them beside figures. */
  readonly names: ReadonlyMap<string, string>;
}

/** The measures of a period, one a row, with definition, numerator and denominator (S1-56). */
export async function figureRows(
  ctx: Context,
  { from, until, slice, asOf }: ExportAsked,
): Promise<ExportRow[]> {
  return listMeasures(await periodFigures(ctx, { from, until, slice, asOf })).map((measure) => ({
    ...measure,
  }));
}

/** Where a page of an export begins. */
export interface ExportCursor {
  readonly receivedAt: Instant;
  readonly id: string;
}

const PAGE = 500;

/** Requests received in a period, oldest first, each with what it is counted as; from these rows the figures can be made again. */
export async function requestRows(
  ctx: Context,
  asked: ExportAsked,
  after: ExportCursor | null,
): Promise<{ readonly rows: ExportRow[]; readonly next: ExportCursor | null }> {
  const page = await receivedIn(ctx, asked, after);
  const numbers = new Map(page.map(({ id, number }) => [id, number]));
  const items = await loadItems(
    ctx,
    page.map(({ id }) => id),
    asked.asOf,
  );
  const rows = items
    .filter(({ item, slices }) => isIn(asked.slice, item, slices))
    .toSorted((a, b) => a.item.receivedAt - b.item.receivedAt)
    .map(({ item, slices }) => rowOf(item, slices, numbers.get(item.id) ?? 0, asked));
  const last = page.at(-1);
  const next = last && page.length === PAGE ? { receivedAt: last.received_at, id: last.id } : null;
  return { rows, next };
}

interface RequestRow {
  readonly id: string;
  readonly number: number;
  readonly received_at: Instant;
}

async function receivedIn(
  ctx: Context,
  { from, until }: ExportAsked,
  after: ExportCursor | null,
): Promise<RequestRow[]> {
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  const clock = zoneClock(zone);
  const [start, end] = [toIso(clock.instantOf(from * DAY)), toIso(clock.instantOf(until * DAY))];
  const further = after
    ? sql`and (received_at, id) > (${toIso(after.receivedAt)}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<RequestRow>`
    select id, number, received_at from request
    where org_id = ${ctx.orgId} and received_at >= ${start}::timestamptz and received_at < ${end}::timestamptz ${further}
    order by received_at, id limit ${PAGE}`.execute(ctx.db);
  return rows;
}

function isIn(slice: Slice, item: MeasuredItem, slices: readonly string[]): boolean {
  if (slice.by === 'all') return true;
  return slice.by === 'person' ? item.personId === slice.key : slices.includes(`${slice.by}:${slice.key}`);
}

const counted = [
  'counted',
  'decided',
  'met',
  'pending',
  'answered',
  'unanswered',
  'never',
  'twoDays',
  'twoDaysMet',
  'sameDay',
  'sameDayMet',
] as const satisfies readonly CountName[];

function rowOf(item: MeasuredItem, slices: readonly string[], number: number, asked: ExportAsked): ExportRow {
  const { receivedAt, firstResponse, firstValue, worth, complete, excluded } = item;
  const named = (kind: string) =>
    slices.find((slice) => slice.startsWith(`${kind}:`))?.slice(kind.length + 1) ?? null;
  const [own] = partsOf(item, asked.asOf);
  const counts = counted.map((name) => [name, own?.counts[name] ?? 0] as const);
  return {
    request: number,
    received_at: toIso(receivedAt),
    received_at_ms: receivedAt,
    channel: named('channel'),
    source: named('source'),
    kind: named('kind'),
    segment: named('segment'),
    buying_stage: named('stage'),
    lead: item.isLead,
    person: item.personId === null ? null : (asked.names.get(item.personId) ?? null),
    excluded,
    due_at: toIso(item.dueAt),
    first_response_at: firstResponse && toIso(firstResponse.at),
    ...waited('response', firstResponse),
    first_value_at: firstValue && toIso(firstValue.at),
    ...waited('value', firstValue),
    closed_unanswered: item.closedUnanswered,
    score_state: worth?.state ?? null,
    score: worth?.state === 'decided' ? worth.score : null,
    speed: worth?.state === 'decided' ? worth.speed : null,
    value: worth?.state === 'decided' ? worth.v : null,
    value_source: worth?.state === 'decided' ? worth.source : null,
    complete_at_first_response: complete.first,
    complete_when_judged: complete.judged,
    chasers: item.chasers,
    ...Object.fromEntries(counts),
  };
}

/** Raw milliseconds beside what people read. */
function waited(name: string, times: Waited | null) {
  return {
    [`${name}_business_ms`]: times?.businessMs ?? null,
    [`${name}_business`]: times && clockText(times.businessMs),
    [`${name}_elapsed_ms`]: times?.elapsedMs ?? null,
    [`${name}_elapsed`]: times && clockText(times.elapsedMs),
  };
}

/** Hours, minutes and seconds: `1:05:09`. */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The heads of a CSV file. */
export function headLine(row: ExportRow): string {
  return csvLine(Object.keys(row));
}

export function rowLine(row: ExportRow): string {
  return csvLine(Object.values(row));
}
