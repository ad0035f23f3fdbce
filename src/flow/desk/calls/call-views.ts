import { sql } from 'kysely';
import type { z } from 'zod';
import { readNumber } from '../../../channels/phone/read-number.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { uriOf } from './begin-call.ts';
import type { openCall } from './contract.ts';
import type { CallRow } from './load-call.ts';
import type { callView } from './shapes.ts';

type CallView = z.input<typeof callView>;

interface ViewedRow extends Omit<CallRow, 'answers'> {
  caller: string;
  answered: string[];
  notes_due_at: Instant | null;
}

/** The calls about a request, oldest first. */
export async function viewCalls(ctx: Context, requestId: string): Promise<CallView[]> {
  const { rows } = await sql<ViewedRow>`
    select k.*, m.name as caller,
      array(select q.text from question q
        where q.org_id = ${ctx.orgId} and q.id = any(k.answers) order by q.position, q.id) as answered,
      (select c.due_at from clock c where c.org_id = ${ctx.orgId} and c.request_id = ${requestId} and c.kind = 'C7'
        and c.about = k.id::text and c.ended_at is null) as notes_due_at
    from call k join membership m on m.org_id = ${ctx.orgId} and m.user_id = k.user_id
    where k.org_id = ${ctx.orgId} and k.request_id = ${requestId}
    order by k.started_at, k.id`.execute(ctx.db);
  const me = actingUser(ctx);
  return rows.map((row) => viewCall(row, me));
}

function viewCall(row: ViewedRow, me: string): CallView {
  const text = (at: Instant | null) => (at === null ? null : toIso(at));
  return {
    id: row.id,
    by: { id: row.user_id, name: row.caller },
    number: readNumber(row.number, 'UTC')?.shown ?? row.number,
    at: toIso(row.started_at),
    connectedAt: text(row.connected_at),
    endedAt: text(row.ended_at),
    outcome: row.outcome,
    loggedLateMs: row.logged_late ? (row.reported_at ?? row.started_at) - row.started_at : null,
    said: row.said,
    nextStep: row.next_step,
    who: row.who,
    promisedAt: text(row.by_at),
    answered: row.answered,
    replyClass: row.reply_class as CallView['replyClass'],
    reason: row.reason,
    askedFor: row.asked_for,
    documentedAt: text(row.documented_at),
    notesDueAt: text(row.notes_due_at),
    can: row.user_id === me ? acts(row) : [],
  };
}

function acts({ outcome, ended_at }: ViewedRow): CallView['can'] {
  if (outcome === null) return ['outcome'];
  return ended_at === null ? ['end'] : ['notes'];
}

interface OpenRow {
  id: string;
  request_id: string;
  subject: string;
  contact: string;
  number: string;
  started_at: Instant;
  connected_at: Instant | null;
  questions: { id: string; text: string }[];
}

/** The acting member's call that is not over yet, with what it may answer. */
export async function viewOpenCall(
  ctx: Context,
  frozen: boolean,
): Promise<z.input<typeof openCall.response>> {
  const { rows } = await sql<OpenRow>`
    select k.id, k.request_id, r.subject, c.name as contact, k.number, k.started_at, k.connected_at,
      (select coalesce(json_agg(json_build_object('id', q.id, 'text', q.text) order by q.position, q.id), '[]')
        from question q where q.org_id = ${ctx.orgId} and q.request_id = k.request_id and q.state in ('open', 'part')) as questions
    from call k
    join request r on r.org_id = ${ctx.orgId} and r.id = k.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = k.contact_id
    where k.org_id = ${ctx.orgId} and k.user_id = ${actingUser(ctx)} and k.ended_at is null
    order by k.started_at desc limit 1`.execute(ctx.db);
  const [row] = rows;
  return { time: { now: toIso(ctx.now), frozen }, call: row ? viewOpen(row) : null };
}

function viewOpen({ request_id, started_at, connected_at, number, ...row }: OpenRow) {
  return {
    ...row,
    requestId: request_id,
    number: readNumber(number, 'UTC')?.shown ?? number,
    uri: uriOf(number),
    at: toIso(started_at),
    connectedAt: connected_at === null ? null : toIso(connected_at),
  };
}
