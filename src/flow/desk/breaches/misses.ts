import { type RawBuilder, sql } from 'kysely';
import type { BreachReason } from '../../../core/clock/breach-reasons.ts';
import type { ClockCode } from '../../../core/clock/clock-kind.ts';
import { clockKind } from '../../../core/clock/kinds/index.ts';
import { type Instant, type Milliseconds, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { type CountedIn, loadTerms } from '../../clocks/terms.ts';

/** A missed deadline whose owner was asked why, with what was said so far. */
export interface Miss {
  readonly breachId: string;
  readonly requestId: string;
  readonly number: string;
  readonly subject: string;
  readonly contact: string;
  readonly deskId: string;
  /** The clock that was missed, `title` in words; `clockId` is null where it has gone since. */
  readonly clock: ClockCode;
  readonly title: string;
  readonly clockId: string | null;
  /** The deadline. */
  readonly dueAt: Instant;
  /** How far past it was done, or is by now, in the time the clock counts in. */
  readonly overMs: Milliseconds;
  readonly done: boolean;
  /** Whoever held it then and was asked; null: nobody by name. */
  readonly owner: { readonly id: string; readonly name: string } | null;
  /** null: not yet given. */
  readonly reason: BreachReason | null;
  readonly note: string;
  readonly department: { readonly id: string; readonly name: string } | null;
  /** No other department is named, or it has confirmed. */
  readonly confirmed: boolean;
}

interface Row extends Omit<Miss, 'title' | 'overMs' | 'done' | 'number'> {
  readonly number: number;
  readonly ended_at: Instant | null;
  readonly counted: CountedIn | null;
  readonly confirmed_at: Instant | null;
}

/** The misses that a condition on `fact f`, which asked for the reason, picks; the earliest deadline first, at most 500. */
export async function missesWhere(ctx: Context, condition: RawBuilder<unknown>): Promise<Miss[]> {
  const { rows } = await sql<Row>`
    select f.data ->> 'breachId' as "breachId", r.id as "requestId", r.number, r.subject, c.name as contact,
      r.desk_id as "deskId", f.data ->> 'clock' as clock, k.id as "clockId", f.occurred_at as "dueAt", k.ended_at,
      case when k.id is not null then json_build_object('counts_in', k.counts_in, 'zone', k.zone,
        'calendar_version_id', k.calendar_version_id,
        'started_at', extract(epoch from k.started_at) * 1000) end as counted,
      case when m.user_id is not null then json_build_object('id', m.user_id, 'name', m.name) end as owner,
      b.reason, coalesce(b.note, '') as note, b.confirmed_at,
      case when t.id is not null then json_build_object('id', t.id, 'name', t.name) end as department
    from fact f
    join request r on r.org_id = ${ctx.orgId} and r.id = f.subject_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    left join clock k on k.org_id = ${ctx.orgId} and k.request_id = r.id and k.kind = f.data ->> 'clock'
      and k.about = f.data ->> 'about'
    left join membership m on m.org_id = ${ctx.orgId} and m.user_id = (f.data ->> 'ownerId')::uuid
    left join breach_reason b on b.org_id = ${ctx.orgId} and b.id = (f.data ->> 'breachId')::uuid
    left join team t on t.org_id = ${ctx.orgId} and t.id = b.department_id
    where f.org_id = ${ctx.orgId} and f.kind = 'breach.reason_asked' and ${condition}
      and not exists (select from fact d where d.org_id = ${ctx.orgId} and d.subject_id = f.subject_id
        and d.kind = 'breach.reason_dropped' and d.data ->> 'breachId' = f.data ->> 'breachId')
    order by f.occurred_at, f.id limit 500`.execute(ctx.db);
  if (rows.length === 0) return [];
  const terms = await loadTerms(ctx);
  return rows.map(({ ended_at, counted, confirmed_at, ...row }) => {
    const until = ended_at ?? ctx.now;
    const over = counted === null ? until - row.dueAt : terms.calendarOf(counted).between(row.dueAt, until);
    return {
      ...row,
      number: `#${row.number}`,
      title: clockKind(row.clock).title,
      overMs: Math.max(0, over),
      done: ended_at !== null,
      confirmed: row.department === null || confirmed_at !== null,
    };
  });
}

/** Every deadline that was missed within [from, until), for the huddle of the next day. */
export function missesBetween(ctx: Context, from: Instant, until: Instant): Promise<Miss[]> {
  return missesWhere(
    ctx,
    sql`f.occurred_at >= ${toIso(from)}::timestamptz and f.occurred_at < ${toIso(until)}::timestamptz`,
  );
}

/** Of one request. */
export function missesOnRequest(ctx: Context, requestId: string): Promise<Miss[]> {
  return missesWhere(ctx, sql`f.subject_id = ${requestId}`);
}
