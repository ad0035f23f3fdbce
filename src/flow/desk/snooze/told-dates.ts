import { sql } from 'kysely';
import { type Instant, MINUTE, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';

/** A request is back so long before the time that was told. */
export const BACK_BEFORE = 30 * MINUTE;

export interface ToldDate {
  readonly until: Instant;
  /** A promise of ours that stands, or a date the contact asked for. */
  readonly how: 'promise' | 'asked';
  /** The mail by which it was told; null: in a call, or by the contact. */
  readonly messageId: string | null;
}

/** The times that the contact of a request was told or asked for and that are far enough ahead, the next in front. */
export async function toldDates(ctx: Context, requestId: string): Promise<ToldDate[]> {
  const { rows } = await sql<ToldDate>`
    select until, min(how) as how, (array_agg(message_id) filter (where message_id is not null))[1] as "messageId" from (
      select c.due_at as until, 'promise' as how, (
        select m.id from fact f join message m on m.org_id = ${ctx.orgId} and m.id::text = f.data ->> 'messageId'
        where f.org_id = ${ctx.orgId} and f.subject_id = ${requestId}
          and f.kind in ('commitment.made', 'commitment.moved') and f.data ->> 'commitmentId' = c.about
        order by f.occurred_at desc limit 1) as message_id
      from clock c
      where c.org_id = ${ctx.orgId} and c.request_id = ${requestId} and c.kind = 'C10' and c.ended_at is null
      union all
      select p.due_at, 'asked', null from follow_up p
      where p.org_id = ${ctx.orgId} and p.request_id = ${requestId} and p.state = 'planned' and p.asked_by_contact) told
    where until > ${toIso(ctx.now + BACK_BEFORE)}::timestamptz
    group by until order by until`.execute(ctx.db);
  return rows;
}

/** Until when these requests wait for a told time: neither near, nor taken back, and nothing has come in since. */
export async function snoozedUntil(
  ctx: Context,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  if (requestIds.length === 0) return new Map();
  const { rows } = await sql<{ request_id: string; until: Instant }>`
    select s.request_id, s.until from snooze s
    where s.org_id = ${ctx.orgId} and s.request_id = any(${[...requestIds]}::uuid[])
      and s.until > ${toIso(ctx.now + BACK_BEFORE)}::timestamptz
      and not exists (
        select from message m where m.org_id = ${ctx.orgId} and m.request_id = s.request_id and m.direction = 'in'
          and m.at > s.set_at)
      and (exists (
        select from clock c where c.org_id = ${ctx.orgId} and c.request_id = s.request_id and c.kind = 'C10'
          and c.ended_at is null and c.due_at = s.until)
      or exists (
        select from follow_up p where p.org_id = ${ctx.orgId} and p.request_id = s.request_id
          and p.state = 'planned' and p.asked_by_contact and p.due_at = s.until))`.execute(ctx.db);
  return new Map(rows.map(({ request_id, until }) => [request_id, until]));
}

/** As pages show it. */
export function snoozeOf(until: Instant): { until: string; backAt: string } {
  return { until: toIso(until), backAt: toIso(until - BACK_BEFORE) };
}
