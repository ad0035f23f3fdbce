import { sql } from 'kysely';
import type { z } from 'zod';
import { openStates } from '../../core/request/request-state.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { localTime } from '../../core/time/local-time.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { type ClockEvent, storyOf, viewClock } from '../clocks/clock-view.ts';
import { loadTerms } from '../clocks/terms.ts';
import { viewMessages } from './message-views.ts';
import type { draftBody, requestView } from './shapes.ts';

type RequestPage = z.input<typeof requestView>;

/** One request with all that its page shows. */
export async function viewRequest(ctx: Context, requestId: string, frozen: boolean): Promise<RequestPage> {
  const row = await loadRequest(ctx, requestId);
  const messages = await viewMessages(ctx, requestId);
  const isOpen = (openStates as readonly string[]).includes(row.state);
  return {
    time: { now: toIso(ctx.now), frozen },
    id: row.id,
    number: `#${row.number}`,
    subject: row.subject,
    kind: row.kind,
    channel: row.channel as RequestPage['channel'],
    state: row.state,
    receivedAt: toIso(row.received_at),
    loggedAt: toIso(row.logged_at),
    contact: await viewContact(ctx, row),
    owner: row.owner_id && row.owner_name ? { id: row.owner_id, name: row.owner_name } : null,
    assignments: await viewAssignments(ctx, requestId),
    questions: await viewQuestions(ctx, requestId),
    clocks: await viewClocks(ctx, requestId),
    messages,
    automaticMessages: messages.filter((message) => message.replyClass === 'R0').length,
    draft: await viewDraft(ctx, requestId),
    can: allowed(row.state, isOpen, row.owner_id === actingUser(ctx), row.email !== null),
  };
}

function allowed(state: string, isOpen: boolean, mine: boolean, hasAddress: boolean): RequestPage['can'] {
  if (state === 'not_a_request') return ['restore'];
  return [
    ...(isOpen && !mine ? (['claim'] as const) : []),
    ...(hasAddress ? (['reply'] as const) : []),
    ...(isOpen ? (['dismiss'] as const) : []),
  ];
}

async function loadRequest(ctx: Context, requestId: string) {
  const row = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .leftJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'r.org_id').onRef('m.user_id', '=', 'r.owner_id'),
    )
    .selectAll('r')
    .select(['m.name as owner_name', 'c.name', 'c.email', 'c.phone', 'c.company', 'c.zone'])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

type Loaded = Awaited<ReturnType<typeof loadRequest>>;

async function viewContact(ctx: Context, row: Loaded): Promise<RequestPage['contact']> {
  const earlier = await ctx.db
    .selectFrom('request')
    .select(['id', 'subject', 'received_at', 'state'])
    .where('org_id', '=', ctx.orgId)
    .where('contact_id', '=', row.contact_id)
    .where('id', '!=', row.id)
    .orderBy('received_at', 'desc')
    .limit(10)
    .execute();
  return {
    id: row.contact_id,
    name: row.name,
    company: row.company,
    email: row.email,
    phone: row.phone,
    zone: row.zone,
    localTime: row.zone ? localTime(ctx.now, row.zone) : null,
    earlierRequests: earlier.map(({ id, subject, state, received_at }) => ({
      id,
      subject,
      state,
      receivedAt: toIso(received_at),
    })),
  };
}

/** Who held it, from the facts: each holding ends with the next one, or when it was handed on. */
async function viewAssignments(ctx: Context, requestId: string): Promise<RequestPage['assignments']> {
  const { rows } = await sql<{
    user_id: string;
    name: string;
    from_at: Instant;
    until_at: Instant | null;
    reason: string;
  }>`
    select m.user_id, m.name, f.occurred_at as from_at, f.data ->> 'reason' as reason,
      (select min(e.occurred_at) from fact e
        where e.org_id = ${ctx.orgId} and e.subject_id = ${requestId} and e.occurred_at >= f.occurred_at and e.id <> f.id
          and (e.kind = 'assignment.made' or (e.kind = 'assignment.ended' and e.data ->> 'userId' = f.data ->> 'userId'))) as until_at
    from fact f join membership m on m.org_id = ${ctx.orgId} and m.user_id = (f.data ->> 'userId')::uuid
    where f.org_id = ${ctx.orgId} and f.subject_id = ${requestId} and f.kind = 'assignment.made'
    order by f.occurred_at, f.id`.execute(ctx.db);
  return rows.map((row) => ({
    person: { id: row.user_id, name: row.name },
    from: toIso(row.from_at),
    until: row.until_at === null ? null : toIso(row.until_at),
    state: row.until_at === null ? 'assigned' : 'handed_off',
    reason: row.reason,
  }));
}

async function viewQuestions(ctx: Context, requestId: string): Promise<RequestPage['questions']> {
  return ctx.db
    .selectFrom('question')
    .select(['id', 'text', 'implied', 'state'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

async function viewClocks(ctx: Context, requestId: string): Promise<RequestPage['clocks']> {
  const rows = await ctx.db
    .selectFrom('clock')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .orderBy('started_at')
    .orderBy('kind')
    .execute();
  const events = await clockEvents(ctx, requestId);
  const terms = await loadTerms(ctx);
  return rows.map((row) => {
    const calendar = terms.calendarById(row.calendar_version_id);
    return { ...viewClock(row, calendar, ctx.now), story: storyOf(row, events.get(row.id) ?? [], calendar) };
  });
}

async function clockEvents(ctx: Context, requestId: string): Promise<Map<string, ClockEvent[]>> {
  const { rows } = await sql<{
    clock_id: string;
    kind: ClockEvent['kind'];
    occurred_at: Instant;
    recorded_at: Instant;
    reason: string | null;
  }>`
    select data ->> 'clockId' as clock_id, kind, occurred_at, recorded_at, data ->> 'reason' as reason
    from fact where org_id = ${ctx.orgId} and subject_id = ${requestId} and kind like 'clock.%' order by recorded_at`.execute(
    ctx.db,
  );
  const events = rows.map((row) => ({
    clockId: row.clock_id,
    kind: row.kind,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    reason: row.reason,
  }));
  return Map.groupBy(events, (event) => event.clockId);
}

async function viewDraft(ctx: Context, requestId: string): Promise<RequestPage['draft']> {
  const row = await ctx.db
    .selectFrom('draft')
    .select(['body', 'saved_at'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('user_id', '=', actingUser(ctx))
    .executeTakeFirst();
  return row ? { ...(row.body as z.input<typeof draftBody>), savedAt: toIso(row.saved_at) } : null;
}
