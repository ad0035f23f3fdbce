import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { searchWords } from '../../../core/request/search-words.ts';
import { type Instant, MINUTE, toIso } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Channel } from '../../intake/channels.ts';
import { searchIds } from '../search/search-ids.ts';
import type { inbox } from './contract.ts';
import { readCursor } from './cursor.ts';
import { type DeskDay, dayRows } from './desk-days.ts';

export type InboxQuery = z.output<typeof inbox.query>;

/** A message of the contact with what its row in the inbox shows. */
export interface InboxRow {
  readonly id: string;
  readonly at: Instant;
  readonly channel: Channel;
  readonly from_text: string;
  readonly subject: string;
  readonly text: string;
  readonly entered_at: Instant | null;
  readonly request_id: string;
  readonly number: number;
  readonly kind: string;
  readonly state: string;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly contact: { readonly id: string; readonly name: string; readonly company: string | null };
  readonly email: string | null;
  readonly ask: string | null;
  readonly stated: boolean;
  readonly clock_id: string | null;
  readonly recovery: boolean;
  /** What the list is ordered by. */
  readonly rank: number;
  readonly sort_at: Instant;
}

export const PAGE = 50;
/** A text that is looked for is found in so many of the newest messages that hold it. */
const MOST_FOUND = 200;

/** One page of the inbox and a row more, where there is one. */
export async function inboxRows(
  ctx: Context,
  query: InboxQuery,
  days: readonly DeskDay[],
): Promise<InboxRow[]> {
  const filters = await filtersOf(ctx, query);
  const from = { to_clear: toClear, cleared, all: everything }[query.state](ctx, query, days);
  const { rows } = await sql<InboxRow>`
    with page as (${from} ${filters} ${order(query)})
    select p.id, p.at, p.channel, p.from_text, p.subject, left(p.text, 400) as text, p.entered_at, p.request_id,
      p.number, p.kind, p.state, p.owner_id, o.name as owner_name, p.clock_id, p.recovery, p.rank, p.sort_at, c.email,
      json_build_object('id', c.id, 'name', c.name, 'company', c.company) as contact, q.text as ask,
      exists (select from question s where s.org_id = ${ctx.orgId} and s.request_id = p.request_id
        and s.state in ('open', 'part') and not s.implied) as stated
    from page p
    join contact c on c.org_id = ${ctx.orgId} and c.id = p.contact_id
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = p.owner_id
    left join lateral (
      select x.text from question x where x.org_id = ${ctx.orgId} and x.request_id = p.request_id
        and x.state in ('open', 'part') order by x.position limit 1) q on true
    order by p.rank, ${query.state === 'to_clear' ? sql`p.sort_at, p.id` : sql`p.sort_at desc, p.id desc`}`.execute(
    ctx.db,
  );
  return rows;
}

const columns = sql`m.id, m.at, m.channel, m.from_text, m.subject, m.text, m.entered_at, r.id as request_id,
  r.number, r.kind, r.state, r.owner_id, r.contact_id`;

/** One row by its key: with the limit nobody reads the whole table to join it. */
const messageOf = (ctx: Context, request: RawBuilder<unknown>) => sql`
  cross join lateral (
    select x.* from message x where x.org_id = ${ctx.orgId} and x.id = k.about::uuid and x.request_id = ${request} limit 1) m`;
const requestOf = (ctx: Context, id: RawBuilder<unknown>) => sql`
  cross join lateral (select x.* from request x where x.org_id = ${ctx.orgId} and x.id = ${id} limit 1) r`;
const ofClock = sql`k.request_id`;

/**
 * Recovery first, then by the earliest deadline of the request, which puts what is late longest in front (DOMAIN 2.4).
 * Where nothing is filtered by message or request, the page is cut before they are read.
 */
function toClear(ctx: Context, query: InboxQuery, days: readonly DeskDay[]): RawBuilder<unknown> {
  const cut = isFilteredByRow(query, days) ? sql`` : sql`${afterPart(query)} ${order(query)}`;
  const today =
    query.due === 'today' && days[0] ? sql`and k.due_at <= ${toIso(days[0].closesAt)}::timestamptz` : sql``;
  const older = query.olderThan
    ? sql`and k.started_at < ${toIso(ctx.now - query.olderThan * MINUTE)}::timestamptz`
    : sql``;
  return sql`
    select ${columns}, k.id as clock_id, k.recovery, k.rank, k.sort_at
    from (
      select k.id, k.about, k.request_id, k.due_at, w.recovery, (case when w.recovery then 0 else 1 end) as rank,
        w.due_at as sort_at
      from clock k
      join (
        select request_id, min(due_at) as due_at, bool_or(kind like 'C9%') as recovery from clock
        where org_id = ${ctx.orgId} and ended_at is null and kind not in ('C14', 'C19', 'C20') group by request_id) w
        on w.request_id = k.request_id
      where k.org_id = ${ctx.orgId} and k.kind = 'C8' and k.ended_at is null ${older}
        ${days.length > 1 ? sql`` : today} ${cut}) k
    ${messageOf(ctx, ofClock)} ${requestOf(ctx, ofClock)}
    ${query.due === 'today' && days.length > 1 ? dueByDesk(days) : sql``}
    where true`;
}

/** Each desk has a close of its own. */
const dueByDesk = (days: readonly DeskDay[]) => sql`
  join jsonb_to_recordset(${dayRows(days)}::jsonb) as d(id uuid, closes timestamptz)
    on d.id = r.desk_id and k.due_at <= d.closes`;

function isFilteredByRow({ channel, owner, desk, q, due }: InboxQuery, days: readonly DeskDay[]): boolean {
  return Boolean(channel || owner || desk || q) || (due === 'today' && days.length > 1);
}

/** Newest first by when they were cleared. */
function cleared(ctx: Context): RawBuilder<unknown> {
  return sql`
    select ${columns}, k.id as clock_id, false as recovery, 1 as rank, k.ended_at as sort_at
    from clock k ${messageOf(ctx, ofClock)} ${requestOf(ctx, ofClock)}
    where k.org_id = ${ctx.orgId} and k.kind = 'C8' and k.ended_at is not null`;
}

/** Newest first by receipt. */
function everything(ctx: Context): RawBuilder<unknown> {
  return sql`
    select ${columns}, k.id as clock_id, false as recovery, 1 as rank, m.at as sort_at
    from message m ${requestOf(ctx, sql`m.request_id`)}
    left join lateral (
      select x.id from clock x where x.org_id = ${ctx.orgId} and x.request_id = m.request_id and x.kind = 'C8'
        and x.about = m.id::text limit 1) k on true
    where m.org_id = ${ctx.orgId} and m.direction = 'in'`;
}

async function filtersOf(ctx: Context, query: InboxQuery): Promise<RawBuilder<unknown>> {
  const { channel, owner, desk, olderThan, q } = query;
  const parts: RawBuilder<unknown>[] = [];
  if (channel) parts.push(sql`m.channel = ${channel}`);
  if (owner === 'nobody') parts.push(sql`r.owner_id is null`);
  else if (owner) parts.push(sql`r.owner_id = ${owner === 'me' ? actingUser(ctx) : owner}`);
  if (desk) parts.push(sql`r.desk_id = ${desk}`);
  if (olderThan && query.state !== 'to_clear')
    parts.push(sql`m.at < ${toIso(ctx.now - olderThan * MINUTE)}::timestamptz`);
  const words = searchWords(q ?? '');
  if (words.length > 0) {
    const texts = await searchIds(ctx, 'messages', words, MOST_FOUND);
    const contacts = await searchIds(ctx, 'contacts', words, MOST_FOUND);
    parts.push(sql`(m.id = any(${texts}::uuid[]) or r.contact_id = any(${contacts}::uuid[]))`);
  }
  if (query.after) parts.push(afterPage(query, sql`k.sort_at`, sql`k.rank`));
  return parts.length === 0 ? sql`` : sql`and ${sql.join(parts, sql` and `)}`;
}

const afterPart = (query: InboxQuery) =>
  query.after
    ? sql`and ${afterPage(query, sql`w.due_at`, sql`(case when w.recovery then 0 else 1 end)`)}`
    : sql``;

function afterPage(
  { after = '', state }: InboxQuery,
  dueAt: RawBuilder<unknown>,
  byRank: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { rank, at, id } = readCursor(after);
  const instant = sql`${toIso(at)}::timestamptz`;
  if (state === 'to_clear') return sql`(${byRank}, ${dueAt}, k.about) > (${rank}, ${instant}, ${id})`;
  return state === 'cleared'
    ? sql`(k.ended_at, k.about) < (${instant}, ${id})`
    : sql`(m.at, m.id) < (${instant}, ${id}::uuid)`;
}

function order({ state }: InboxQuery): RawBuilder<unknown> {
  const by = {
    to_clear: sql`rank, sort_at, k.about`,
    cleared: sql`k.ended_at desc, k.about desc`,
    all: sql`m.at desc, m.id desc`,
  }[state];
  return sql`order by ${by} limit ${PAGE + 1}`;
}
