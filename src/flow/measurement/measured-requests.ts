import { sql } from 'kysely';
import type { CountName } from '../../core/measure/count-names.ts';
import type { Exclusion } from '../../core/measure/measured-item.ts';
import type { Slice } from '../../core/measure/slice.ts';
import { type ItemStanding, standingOf } from '../../core/measure/standing-of.ts';
import type { Instant, Milliseconds } from '../../core/time/instant.ts';
import type { LocalDay } from '../../core/time/local-day.ts';
import type { Context } from '../../platform/context.ts';
import { liveRequests } from './roll-ups/live-requests.ts';
import { loadItems } from './roll-ups/load-items.ts';
import { ALL, measuredOf, slicesOf } from './roll-ups/measured.ts';

export interface AskedRequests {
  readonly from: LocalDay;
  readonly until: LocalDay;
  readonly slice: Slice;
  /** The count one looks behind. */
  readonly count: CountName;
  readonly atMost: number;
  /** The id of the last request of the page before. */
  readonly after?: string | undefined;
}

/** A request behind a figure. */
export interface MeasuredRequest {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly contact: string;
  readonly company: string | null;
  readonly channel: string;
  readonly receivedAt: Instant;
  readonly personId: string | null;
  readonly standing: ItemStanding;
  readonly exclusion: Exclusion | null;
  readonly businessMs: Milliseconds | null;
  readonly elapsedMs: Milliseconds | null;
  readonly score: number | null;
  /** How much it adds to the count. */
  readonly adds: number;
}

/** The requests behind a count, as of now, the newest first, and how many more there are. */
export async function measuredRequests(
  ctx: Context,
  asked: AskedRequests,
): Promise<{ readonly rows: MeasuredRequest[]; readonly more: number }> {
  const fresh = await freshOnes(ctx, asked);
  const { rows } = await storedOnes(ctx, asked, fresh.ids);
  const after = asked.after;
  const all = [...rows, ...fresh.rows]
    .toSorted((a, b) => b.receivedAt - a.receivedAt || (a.id < b.id ? 1 : -1))
    .filter(
      (row, _, list) =>
        after === undefined ||
        comesAfter(
          row,
          list.find(({ id }) => id === after),
        ),
    );
  return { rows: all.slice(0, asked.atMost), more: Math.max(0, all.length - asked.atMost) };
}

function comesAfter(row: MeasuredRequest, last: MeasuredRequest | undefined): boolean {
  if (last === undefined) return true;
  return row.receivedAt < last.receivedAt || (row.receivedAt === last.receivedAt && row.id < last.id);
}

function keyOf({ slice }: AskedRequests): string {
  return slice.by === 'all' ? ALL : `${slice.by}:${slice.key}`;
}

const columns = sql`r.id, r.number, r.subject, c.name as contact, c.company, r.channel, r.received_at as "receivedAt"`;

async function storedOnes(ctx: Context, asked: AskedRequests, except: readonly string[]) {
  const key = keyOf(asked);
  const person = key.startsWith('person:') ? key.slice('person:'.length) : null;
  const inSlice = key === ALL || person !== null ? sql`true` : sql`${key} = any(m.slices)`;
  const ofPerson = person === null ? sql`true` : sql`p.part ->> 'personId' = ${person}`;
  // What was received long before may be due, or done, within the period: so parts are asked, not days of receipt.
  return sql<MeasuredRequest>`
    select ${columns}, m.person_id as "personId", m.standing, m.exclusion, m.business_ms as "businessMs",
      m.elapsed_ms as "elapsedMs", m.score, sum((p.part -> 'counts' ->> ${asked.count})::float8) as adds
    from measured_request m
    cross join lateral jsonb_array_elements(m.parts) as p (part)
    join request r on r.org_id = ${ctx.orgId} and r.id = m.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    where m.org_id = ${ctx.orgId} and ${inSlice} and ${ofPerson}
      and (p.part ->> 'day')::int >= ${asked.from} and (p.part ->> 'day')::int < ${asked.until}
      and m.received_day < ${asked.until} and m.received_day >= ${asked.from - LONGEST}
      and p.part -> 'counts' ? ${asked.count}
      and m.request_id <> all(${except}::uuid[])
    group by r.org_id, r.id, c.name, c.company, m.person_id, m.standing, m.exclusion, m.business_ms, m.elapsed_ms, m.score`.execute(
    ctx.db,
  );
}

/** A request adds to days up to so long after its receipt; what is older is not listed. */
const LONGEST = 400;

async function freshOnes(
  ctx: Context,
  asked: AskedRequests,
): Promise<{ ids: string[]; rows: MeasuredRequest[] }> {
  const ids = await liveRequests(ctx, ctx.now);
  const key = keyOf(asked);
  const rows: MeasuredRequest[] = [];
  const named = await namesOf(ctx, ids);
  for (const { item, slices } of await loadItems(ctx, ids, ctx.now)) {
    const measured = measuredOf(item, slices, ctx.now);
    const adds = measured.parts
      .filter(
        (part) => part.day >= asked.from && part.day < asked.until && slicesOf(measured, part).includes(key),
      )
      .reduce((sum, { counts }) => sum + (counts[asked.count] ?? 0), 0);
    const name = named.get(item.id);
    if (adds === 0 || name === undefined) continue;
    rows.push({
      ...name,
      personId: item.personId,
      standing: standingOf(item, ctx.now),
      exclusion: item.excluded,
      businessMs: item.firstResponse?.businessMs ?? null,
      elapsedMs: item.firstResponse?.elapsedMs ?? null,
      score: item.worth?.state === 'decided' ? item.worth.score : null,
      adds,
    });
  }
  return { ids, rows };
}

type Named = Pick<
  MeasuredRequest,
  'id' | 'number' | 'subject' | 'contact' | 'company' | 'channel' | 'receivedAt'
>;

async function namesOf(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Named>`
    select ${columns} from request r join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    where r.org_id = ${ctx.orgId} and r.id = any(${ids})`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}
