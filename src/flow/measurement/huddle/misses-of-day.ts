import { sql } from 'kysely';
import type { ClockCode } from '../../../core/clock/clock-kind.ts';
import { clockKind } from '../../../core/clock/kinds/index.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { CountedIn, Terms } from '../../clocks/terms.ts';
import { type Miss, missesBetween } from '../../desk/breaches/misses.ts';
import { type HuddleDays, type KeptSections, MOST, type RequestRow, refOf } from './kept-sections.ts';

/** Deadlines towards contacts whose passing is talked over; what was not cleared is only counted. */
const TALKED_OVER: readonly ClockCode[] = ['C3', 'C5', 'C6', 'C7', 'C9', 'C10', 'C11', 'C18'];

interface MissRow extends RequestRow, CountedIn {
  readonly kind: ClockCode;
  readonly due_at: Instant;
  readonly ended_at: Instant | null;
  readonly total: number;
}

type Misses = KeptSections['misses'];

/** Deadlines that passed on the last business day, with the reason given (S1-38). */
export async function missesOf(
  ctx: Context,
  terms: Terms,
  { last }: HuddleDays,
): Promise<Pick<Misses, 'items' | 'more'>> {
  const { rows } = await sql<MissRow>`
    select r.id, r.number, r.subject, c.name as contact, r.owner_id as person_id, k.kind, k.due_at, k.ended_at,
      k.counts_in, k.zone, k.calendar_version_id, k.started_at, (count(*) over ())::int as total
    from clock k
    join request r on r.org_id = ${ctx.orgId} and r.id = k.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    where k.org_id = ${ctx.orgId} and k.kind = any(${[...TALKED_OVER]}::text[])
      and k.breached_at >= ${toIso(last.from)}::timestamptz and k.breached_at < ${toIso(last.until)}::timestamptz
      and k.ending is distinct from 'void'
    order by k.due_at, k.id limit ${MOST}`.execute(ctx.db);
  const asked = await missesBetween(ctx, last.from, last.until);
  return {
    items: rows.map((row) => {
      const why = asked.find((miss) => isOf(miss, row));
      return {
        ...refOf(row),
        personId: why?.owner?.id ?? row.person_id,
        clock: row.kind,
        title: clockKind(row.kind).title,
        dueAt: toIso(row.due_at),
        overMs: terms.calendarOf(row).between(row.due_at, row.ended_at ?? ctx.now),
        done: row.ended_at !== null,
        reason: why?.reason ?? null,
      };
    }),
    more: (rows[0]?.total ?? 0) - rows.length,
  };
}

function isOf(miss: Miss, row: MissRow): boolean {
  return miss.requestId === row.id && miss.clock === row.kind && miss.dueAt === row.due_at;
}

/** Messages that were without disposition at the close of the last business day (C8). */
export async function notClearedOf(ctx: Context, { last }: HuddleDays): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from clock k
    where k.org_id = ${ctx.orgId} and k.kind = 'C8' and k.ending is distinct from 'void'
      and k.breached_at >= ${toIso(last.from)}::timestamptz and k.breached_at < ${toIso(last.until)}::timestamptz`.execute(
    ctx.db,
  );
  return rows[0]?.n ?? 0;
}

/** Leads taken back from holders who were silent, since the beginning of the last business day (E3.h). */
export async function takenBackSince(ctx: Context, { last }: HuddleDays): Promise<Misses['takenBack']> {
  const { rows } = await sql<RequestRow & { readonly at: Instant; readonly total: number }>`
    select r.id, r.number, r.subject, c.name as contact, f.data ->> 'userId' as person_id, f.occurred_at as at,
      (count(*) over ())::int as total
    from fact f
    join request r on r.org_id = ${ctx.orgId} and r.id = f.subject_id and r.kind = 'lead'
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    where f.org_id = ${ctx.orgId} and f.kind = 'assignment.ended' and f.data ->> 'state' = 'silent'
      and f.occurred_at >= ${toIso(last.from)}::timestamptz and f.occurred_at <= ${toIso(ctx.now)}::timestamptz
    order by f.occurred_at, f.id limit ${MOST}`.execute(ctx.db);
  return {
    count: rows[0]?.total ?? 0,
    items: rows.map((row) => ({ ...refOf(row), at: toIso(row.at) })),
  };
}
