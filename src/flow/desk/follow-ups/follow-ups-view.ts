import { sql } from 'kysely';
import type { z } from 'zod';
import { rankByHarm } from '../../../core/follow-up/rank-by-harm.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { answersContacts, teamDuty } from '../../../people/duty.ts';
import { mainDesk } from '../../../people/main-desk.ts';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';
import type { followUps } from './contract.ts';
import { type Me, maySeeBacklog, mayShareOut } from './follow-up-rights.ts';
import { clocksOfWork, type ViewedRow, viewedColumns, viewFollowUp } from './follow-up-view.ts';
import { isLive } from './live-follow-ups.ts';
import { loadMe } from './load-follow-up.ts';
import type { followUpItem } from './shapes.ts';

type Page = z.input<typeof followUps.response>;
type Item = z.input<typeof followUpItem>;
const MOST = 500;

interface ItemRow extends ViewedRow {
  readonly number: number;
  readonly subject: string;
  readonly request_kind: string;
  readonly contact: Item['contact'];
  readonly segment: Item['segment'];
  readonly has_open_question: boolean;
  readonly total: number;
}

/** Dated work of the acting member, their team, or one person. Throws `not_found` for a person they may not see. */
export async function viewFollowUps(ctx: Context, whose: string, frozen: boolean): Promise<Page> {
  const me = await loadMe(ctx);
  const { spec } = await mainDesk(ctx);
  const everybody = await teamDuty(ctx, null, spec);
  const seen = everybody.filter((one) => maySeeBacklog(me, { owner_id: one.userId, owner_team: one.teamId }));
  const owners = ownersOf(whose, me, seen);
  const rows = await load(ctx, owners);
  const work = await clocksOfWork(ctx, rows);
  const receivers = everybody.filter(
    ({ userId, roles, teamId }) =>
      answersContacts(roles) && mayShareOut(me, { owner_id: userId, owner_team: teamId }),
  );
  return {
    time: { now: toIso(ctx.now), frozen },
    items: inOrder(rows, ctx.now).map((row) => ({
      ...viewFollowUp(ctx, row, me, work),
      request: { id: row.request_id, number: `#${row.number}`, subject: row.subject, kind: row.request_kind },
      contact: row.contact,
      segment: row.segment,
      hasOpenQuestion: row.has_open_question,
    })),
    more: Math.max(0, (rows[0]?.total ?? 0) - rows.length),
    promises: await promisesOf(ctx, owners),
    people: seen.map(({ userId, name }) => ({ id: userId, name })),
    receivers: receivers.map(({ userId, name, onDutyUntil }) => ({
      id: userId,
      name,
      onDuty: onDutyUntil !== null,
    })),
    zone: spec.zone,
  };
}

function ownersOf(
  whose: string,
  me: Me,
  seen: readonly { readonly userId: string; readonly teamId: string | null }[],
): string[] {
  if (whose === 'mine') return [me.id];
  const ids = seen
    .filter(({ userId, teamId }) =>
      whose === 'team' ? userId === me.id || (teamId !== null && teamId === me.teamId) : userId === whose,
    )
    .map(({ userId }) => userId);
  if (ids.length === 0 && whose !== 'team') throw notFound();
  return ids;
}

async function load(ctx: Context, owners: readonly string[]): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${viewedColumns}, r.number, r.subject, r.kind as request_kind, c.segment,
      json_build_object('name', c.name, 'company', c.company, 'email', c.email, 'phone', c.phone) as contact,
      exists (select from question q where q.org_id = ${ctx.orgId} and q.request_id = r.id
        and q.state in ('open', 'part')) as has_open_question,
      (count(*) over ())::int as total
    from follow_up f
    join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    join membership o on o.org_id = ${ctx.orgId} and o.user_id = f.owner_id
    where f.org_id = ${ctx.orgId} and f.owner_id = any(${[...owners]}::uuid[]) and ${isLive}
    order by f.due_at, f.id limit ${MOST}`.execute(ctx.db);
  return rows;
}

/** What is overdue goes by the harm of leaving it, the rest by its time. */
function inOrder(rows: readonly ItemRow[], now: Instant): ItemRow[] {
  const late = rows.filter((row) => row.due_at < now);
  const ranked = rankByHarm(
    late.map((row) => ({
      row,
      hasOpenQuestion: row.has_open_question,
      segment: row.segment,
      requestKind: row.request_kind,
      dueAt: row.due_at,
    })),
  );
  return [...ranked.map(({ row }) => row), ...rows.filter((row) => row.due_at >= now)];
}

interface PromiseRow {
  id: string;
  request_id: string;
  subject: string;
  contact: string;
  who: string | null;
  owner: { id: string; name: string } | null;
  due_at: Instant;
}

async function promisesOf(ctx: Context, owners: readonly string[]): Promise<Page['promises']> {
  const { rows } = await sql<PromiseRow>`
    select k.id, k.request_id, k.due_at, r.subject, c.name as contact, m.reply -> 'interim' ->> 'who' as who,
      json_build_object('id', o.user_id, 'name', o.name) as owner
    from clock k
    join request r on r.org_id = ${ctx.orgId} and r.id = k.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    join membership o on o.org_id = ${ctx.orgId} and o.user_id = r.owner_id
    left join message m on m.org_id = ${ctx.orgId} and m.request_id = r.id and m.id::text = k.about
    where k.org_id = ${ctx.orgId} and k.kind = 'C10' and k.ended_at is null
      and r.owner_id = any(${[...owners]}::uuid[])
    order by k.due_at, k.id limit 100`.execute(ctx.db);
  return rows.map((row) => ({
    clockId: row.id,
    requestId: row.request_id,
    subject: row.subject,
    contact: row.contact,
    who: row.who,
    owner: row.owner,
    dueAt: toIso(row.due_at),
  }));
}
