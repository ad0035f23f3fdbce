import { sql } from 'kysely';
import type { z } from 'zod';
import { type Holding, handOffs, leadTimes } from '../../core/routing/holdings.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { loadTerms } from '../clocks/terms.ts';
import type { requestView } from './shapes.ts';

type Page = z.input<typeof requestView>;

interface HoldingRow {
  user_id: string;
  name: string;
  from_at: Instant;
  until_at: Instant | null;
  ended_as: string | null;
  reason: string;
}

interface Sign {
  kind: 'assignment.touched' | 'assignment.silent' | 'message.out';
  user_id: string;
  at: Instant;
  how: string | null;
}

/** A request as far as its way through the house hangs on it. */
interface Held {
  readonly id: string;
  readonly desk_id: string;
  readonly received_at: Instant;
  readonly state: string;
  readonly last_answer_at: Instant | null;
}

/** Who held a request, oldest first, and how often and how long it lay where (M-16). */
export async function viewAssignments(
  ctx: Context,
  request: Held,
): Promise<Pick<Page, 'assignments' | 'handOffs'>> {
  const rows = await loadHoldings(ctx, request.id);
  const signs = rows.length === 0 ? [] : await signsOfLife(ctx, request.id);
  return {
    assignments: rows.map((row) => viewHolding(row, signs)),
    handOffs: {
      ...(await timesOf(ctx, request, rows)),
      pullIns: await countPullIns(ctx, request.id),
      takenBack: rows.filter(({ ended_as }) => ended_as === 'silent').length,
    },
  };
}

/** Each holding ends with the next one, or when it was handed on. */
async function loadHoldings(ctx: Context, requestId: string): Promise<HoldingRow[]> {
  const { rows } = await sql<HoldingRow>`
    select m.user_id, m.name, f.occurred_at as from_at, f.data ->> 'reason' as reason, e.at as until_at, e.ended_as
    from fact f
    join membership m on m.org_id = ${ctx.orgId} and m.user_id = (f.data ->> 'userId')::uuid
    left join lateral (
      select e.occurred_at as at, e.data ->> 'state' as ended_as from fact e
      where e.org_id = ${ctx.orgId} and e.subject_id = ${requestId} and e.xid > f.xid and (
        e.kind = 'assignment.made' or e.kind = 'assignment.ended' and e.data ->> 'userId' = f.data ->> 'userId')
      order by e.occurred_at, e.xid, e.kind limit 1) e on true
    where f.org_id = ${ctx.orgId} and f.subject_id = ${requestId} and f.kind = 'assignment.made'
    order by f.occurred_at, f.xid`.execute(ctx.db);
  return rows;
}

/** Hand-offs and the time with each holder, in the desk's hours, from receipt to the answer or to now. */
async function timesOf(
  ctx: Context,
  request: Held,
  rows: readonly HoldingRow[],
): Promise<Pick<Page['handOffs'], 'handOffs' | 'byHolder'>> {
  const holdings = rows.map(({ user_id, from_at, until_at }): Holding => {
    return { userId: user_id, from: from_at, until: until_at };
  });
  const end = (request.state === 'answered' ? request.last_answer_at : null) ?? ctx.now;
  const at = request.received_at;
  const place = { zone: null, deskId: undefined };
  const { calendar } = (await loadTerms(ctx)).forDesk(request.desk_id).calendarFor('desk', place, at, at);
  const names = new Map(rows.map(({ user_id, name }) => [user_id, name]));
  const times = leadTimes(holdings, at, end, (from, to) => calendar.between(from, to));
  return {
    handOffs: handOffs(holdings),
    byHolder: times
      .filter(({ spentMs }) => spentMs > 0)
      .map(({ userId, spentMs }) => ({
        person: userId === null ? null : { id: userId, name: names.get(userId) ?? '' },
        spentMs,
      })),
  };
}

/** A pull-in is no hand-off (R21). */
async function countPullIns(ctx: Context, requestId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from fact
    where org_id = ${ctx.orgId} and subject_id = ${requestId} and kind = 'help.asked'`.execute(ctx.db);
  return rows[0]?.n ?? 0;
}

/** What holders did, and the moments by which they had done nothing. */
async function signsOfLife(ctx: Context, requestId: string): Promise<Sign[]> {
  const { rows } = await sql<Sign>`
    select kind, coalesce(data ->> 'userId', data ->> 'by') as user_id, occurred_at as at, data ->> 'how' as how
    from fact where org_id = ${ctx.orgId} and subject_id = ${requestId}
      and kind in ('assignment.touched', 'assignment.silent', 'message.out')
    order by occurred_at, id`.execute(ctx.db);
  return rows;
}

function viewHolding(row: HoldingRow, signs: readonly Sign[]): Page['assignments'][number] {
  const { user_id, from_at, until_at } = row;
  const own = signs.filter(
    (sign) => sign.user_id === user_id && sign.at >= from_at && (until_at === null || sign.at <= until_at),
  );
  const touch = own.find(({ kind }) => kind !== 'assignment.silent');
  return {
    person: { id: user_id, name: row.name },
    from: toIso(from_at),
    until: until_at === null ? null : toIso(until_at),
    state: until_at === null ? 'assigned' : (row.ended_as ?? 'handed_off'),
    reason: row.reason,
    touched: touch ? { at: toIso(touch.at), how: touch.how ?? 'wrote' } : null,
    silentAfterMs: own.filter(({ kind }) => kind === 'assignment.silent').map(({ at }) => at - from_at),
  };
}
