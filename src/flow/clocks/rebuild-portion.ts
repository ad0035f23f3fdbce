import { sql } from 'kysely';
import type { Fact, FactKind } from '../../core/clock/fact.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { CachedClock } from './differences-of.ts';

/** A request with its facts and its cached clocks, as they stood in one snapshot. */
export interface LoadedRequest {
  readonly id: string;
  readonly deskId: string;
  readonly facts: readonly Fact[];
  readonly clocks: readonly CachedClock[];
}

type FactCells = [string, FactKind, Instant, Instant, Fact['evidence'], string, object];

type ClockCells = [
  string,
  string,
  Instant,
  Instant,
  Instant | null,
  Instant | null,
  string | null,
  string | null,
  Instant | null,
  Instant | null,
  string,
  string,
  CachedClock['pauses'],
  string,
];

interface Row {
  id: string;
  deskId: string;
  facts: FactCells[];
  clocks: ClockCells[];
}

/** Requests with ids after the one and up to the other; null: from the first, up to the last. */
export interface Bound {
  readonly after: string | null;
  readonly upTo: string | null;
}

/** Cuts the requests of an organisation into portions of so many. */
export async function portionBounds(ctx: Context, size: number): Promise<Bound[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id, row_number() over (order by id) as n from request where org_id = ${ctx.orgId}) numbered
    where n % ${size} = 0 order by id`.execute(ctx.db);
  const ids = [null, ...rows.map(({ id }) => id), null];
  return ids.slice(1).map((upTo, index) => ({ after: ids[index] ?? null, upTo }));
}

/** The requests of a portion. Facts and clocks travel as rows of cells, stories as prints: reading takes most of the time. */
export async function rebuildPortion(ctx: Context, { after, upTo }: Bound): Promise<LoadedRequest[]> {
  // In double precision, which holds milliseconds exactly and is far quicker than numeric.
  const ms = (column: string) => sql`(date_part('epoch', ${sql.ref(column)}) * 1000)::bigint`;
  const { rows } = await sql<Row>`
    select r.id, r.desk_id as "deskId",
      (select coalesce(json_agg(json_build_array(f.id, f.kind, ${ms('f.occurred_at')}, ${ms('f.recorded_at')},
          f.evidence, f.source_key, f.data)), '[]')
        from fact f where f.org_id = ${ctx.orgId} and f.subject_id = r.id and f.kind not like 'clock.%') as facts,
      (select coalesce(json_agg(json_build_array(c.kind, c.about, ${ms('c.started_at')}, ${ms('c.due_at')},
          ${ms('c.goal_at')}, ${ms('c.ended_at')}, c.ending, c.end_reason, ${ms('c.breached_at')}, ${ms('c.wake_at')},
          c.target_version_id, c.calendar_version_id, c.pauses, md5(c.story::text))), '[]')
        from clock c where c.org_id = ${ctx.orgId} and c.request_id = r.id) as clocks
    from request r
    where r.org_id = ${ctx.orgId} and (${after}::uuid is null or r.id > ${after}::uuid)
      and (${upTo}::uuid is null or r.id <= ${upTo}::uuid)`.execute(ctx.db);
  return rows.map(({ facts, clocks, ...row }) => ({
    ...row,
    facts: facts.map(factOf),
    clocks: clocks.map(clockOf),
  }));
}

function factOf([id, kind, occurredAt, recordedAt, evidence, sourceKey, data]: FactCells): Fact {
  return { id, kind, occurredAt, recordedAt, evidence, sourceKey, data } as Fact;
}

function clockOf(cells: ClockCells): CachedClock {
  const [kind, about, startedAt, dueAt, goalAt, endedAt, ending, endReason, ...more] = cells;
  const [breachedAt, wakeAt, target, calendar, pauses, story] = more;
  return {
    kind,
    about,
    startedAt,
    dueAt,
    goalAt,
    endedAt,
    ending,
    endReason,
    breachedAt,
    wakeAt,
    target,
    calendar,
    pauses,
    story,
  };
}
