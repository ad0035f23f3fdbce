import { sql } from 'kysely';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { compiledHours } from '../../../people/calendars/compiled-hours.ts';
import type { Context } from '../../../platform/context.ts';
import type { Terms } from '../../clocks/terms.ts';
import { type HuddleDays, type KeptSections, MOST, type RequestRow, refOf } from './kept-sections.ts';

interface DueRow extends RequestRow {
  readonly due_at: Instant;
  readonly who: string | null;
  readonly total: number;
}

/** Recovery cases that run, the nearest deadline in front. */
export async function openRecoveries(ctx: Context): Promise<KeptSections['recoveries']> {
  const { items } = await openClocks(ctx, 'C9', null);
  return { items: items.map(({ who: _who, ...item }) => item) };
}

/** Promises that are due by the end of the day, or are late already. */
export async function promisesDue(ctx: Context, { until }: HuddleDays): Promise<KeptSections['promises']> {
  return openClocks(ctx, 'C10', until);
}

async function openClocks(ctx: Context, kind: string, until: Instant | null) {
  const before = until === null ? sql`` : sql`and k.due_at < ${toIso(until)}::timestamptz`;
  const { rows } = await sql<DueRow>`
    select r.id, r.number, r.subject, c.name as contact, r.owner_id as person_id, k.due_at,
      m.reply -> 'interim' ->> 'who' as who, (count(*) over ())::int as total
    from clock k
    join request r on r.org_id = ${ctx.orgId} and r.id = k.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    left join message m on m.org_id = ${ctx.orgId} and m.request_id = r.id and m.id::text = k.about
    where k.org_id = ${ctx.orgId} and k.kind = ${kind} and k.ended_at is null ${before}
    order by k.due_at, k.id limit ${MOST}`.execute(ctx.db);
  return {
    items: rows.map((row) => ({
      ...refOf(row),
      who: row.who,
      dueAt: toIso(row.due_at),
      late: row.due_at < ctx.now,
    })),
    more: (rows[0]?.total ?? 0) - rows.length,
  };
}

interface LeadRow extends RequestRow {
  readonly desk_id: string;
  readonly received_at: Instant;
  readonly due_at: Instant | null;
  readonly total: number;
}

/** Leads that nobody has answered in person, whoever waits longest in front. */
export async function waitingLeads(ctx: Context, terms: Terms): Promise<KeptSections['leads']> {
  const { rows } = await sql<LeadRow>`
    select r.id, r.number, r.subject, c.name as contact, r.owner_id as person_id, r.desk_id, r.received_at,
      (select k.due_at from clock k where k.org_id = ${ctx.orgId} and k.request_id = r.id
        and k.kind in ('C3', 'C18') and k.ended_at is null order by k.due_at limit 1) as due_at,
      (count(*) over ())::int as total
    from request r join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    where r.org_id = ${ctx.orgId} and r.kind = 'lead' and r.state in ('received', 'assigned')
    order by r.received_at, r.id limit ${MOST}`.execute(ctx.db);
  return {
    items: rows.map((row) => ({
      ...refOf(row),
      receivedAt: toIso(row.received_at),
      dueAt: row.due_at === null ? null : toIso(row.due_at),
      late: row.due_at !== null && row.due_at < ctx.now,
      businessMs: compiledHours(terms.deskAt(row.desk_id, ctx.now).spec).between(row.received_at, ctx.now),
      elapsedMs: ctx.now - row.received_at,
    })),
    more: (rows[0]?.total ?? 0) - rows.length,
  };
}
