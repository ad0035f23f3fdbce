import type { z } from 'zod';
import { openStates } from '../../core/request/request-state.ts';
import { fromIso, toIso } from '../../core/time/instant.ts';
import { localTime } from '../../core/time/local-time.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { loadClockEvents, storyOf } from '../clocks/clock-story.ts';
import { viewClock } from '../clocks/clock-view.ts';
import { loadTerms } from '../clocks/terms.ts';
import { viewAssignments } from './assignment-views.ts';
import { loadCallRules } from './calls/call-rules.ts';
import { viewCalls } from './calls/call-views.ts';
import { viewSameAs } from './conversations/contact-views.ts';
import { viewDecisions } from './decision-views.ts';
import { viewDraft } from './draft-view.ts';
import { endingActs, viewEntry } from './entry-views.ts';
import { viewRequestFollowUps } from './follow-ups/request-follow-ups.ts';
import { viewHelpOn } from './help/help-views.ts';
import { viewMessages } from './message-views.ts';
import { viewNotes } from './notes/note-views.ts';
import { partActs, viewParts } from './page-parts.ts';
import { viewPromises } from './promise-views.ts';
import { mayHandOver, mayOn, readStanding, type Standing } from './rights/request-rights.ts';
import type { requestView } from './shapes.ts';
import { ownSignature } from './signatures/signature-of.ts';
import { suggestedKind } from './suggested-kind.ts';
import { untouched } from './untouched.ts';

type RequestPage = z.input<typeof requestView>;

/** One request with all that its page shows. */
export async function viewRequest(ctx: Context, requestId: string, frozen: boolean): Promise<RequestPage> {
  const row = await loadRequest(ctx, requestId);
  const standing = await readStanding(ctx, requestId);
  const messages = await viewMessages(ctx, requestId);
  const inbound = messages.filter(({ direction }) => direction === 'in');
  const words = inbound.map(({ at, text }) => ({ at: fromIso(at), text }));
  const toAccept = (await untouched(ctx, [requestId])).has(requestId);
  return {
    time: { now: toIso(ctx.now), frozen },
    id: row.id,
    number: `#${row.number}`,
    subject: row.subject,
    kind: row.kind,
    stage: row.buying_stage,
    leadResult: row.lead_result && { result: row.lead_result, because: row.lost_because },
    suggestedKind: isOver(row.state) ? null : await suggestedKind(ctx, requestId, words),
    channel: row.channel as RequestPage['channel'],
    state: row.state,
    receivedAt: toIso(row.received_at),
    loggedAt: toIso(row.logged_at),
    ...(await viewEntry(ctx, row)),
    contact: await viewContact(ctx, row),
    owner: row.owner_id && row.owner_name ? { id: row.owner_id, name: row.owner_name } : null,
    ...(await viewAssignments(ctx, row)),
    decisions: await viewDecisions(ctx, requestId),
    ...(await viewParts(ctx, requestId)),
    notes: await viewNotes(ctx, requestId),
    help: await viewHelpOn(ctx, requestId),
    questions: await viewQuestions(ctx, requestId),
    clocks: await viewClocks(ctx, requestId),
    promises: await viewPromises(ctx, requestId),
    followUps: await viewRequestFollowUps(ctx, requestId),
    messages: mayOn(standing, 'mark') ? messages : messages.map((message) => ({ ...message, can: [] })),
    calls: await viewCalls(ctx, requestId),
    mayCall: await viewMayCall(ctx, row, mayOn(standing, 'answer')),
    automaticMessages: messages.filter((message) => message.replyClass === 'R0').length,
    draft: await viewDraft(ctx, requestId),
    signature: (await ownSignature(ctx)).text,
    can: [
      ...allowed(row, standing, toAccept),
      ...partActs(standing, { email: row.email, inbound: inbound.length }),
    ],
  };
}

const isOver = (state: Loaded['state']) =>
  state === 'not_a_request' || state === 'withdrawn' || state === 'closed' || state === 'merged';

/** What the reader may do with it as it stands (DOMAIN 2.6). */
function allowed({ state, email }: Loaded, standing: Standing, toAccept: boolean): RequestPage['can'] {
  const mayMark = mayOn(standing, 'mark');
  if (state === 'not_a_request') return mayMark ? ['restore'] : [];
  const isOpen = openStates.includes(state);
  const isTheirs = standing.owner?.id === standing.me.id;
  return [
    ...(isOpen && !isTheirs && mayOn(standing, 'claim') ? (['claim'] as const) : []),
    ...(toAccept ? (['accept'] as const) : []),
    ...(email !== null && state !== 'merged' && mayOn(standing, 'answer') ? (['reply'] as const) : []),
    // Its kind, its questions and the contact's segment.
    ...(mayOn(standing, 'answer') ? (['edit'] as const) : []),
    ...(isOpen && mayMark ? (['dismiss'] as const) : []),
    ...(!isOver(state) && mayHandOver(standing) ? (['hand_over'] as const) : []),
    ...(!isOver(state) && mayOn(standing, 'pull_in') ? (['pull_in'] as const) : []),
    ...endingActs(standing, (act) => mayOn(standing, act)),
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
    .select(['m.name as owner_name', 'c.name', 'c.email', 'c.phone', 'c.company', 'c.zone', 'c.segment'])
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
    segment: row.segment,
    localTime: row.zone ? localTime(ctx.now, row.zone) : null,
    pages: await viewPages(ctx, row.contact_id),
    sameAs: await viewSameAs(ctx, row.contact_id),
    earlierRequests: earlier.map(({ id, subject, state, received_at }) => ({
      id,
      subject,
      state,
      receivedAt: toIso(received_at),
    })),
  };
}

async function viewPages(ctx: Context, contactId: string): Promise<RequestPage['contact']['pages']> {
  const rows = await ctx.db
    .selectFrom('page_view')
    .select(['url', 'title', 'seen_at'])
    .where('org_id', '=', ctx.orgId)
    .where('contact_id', '=', contactId)
    .orderBy('seen_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ url, title, seen_at }) => ({ url, title, at: toIso(seen_at) }));
}

async function viewMayCall(ctx: Context, row: Loaded, mayAct: boolean): Promise<RequestPage['mayCall']> {
  const { id, desk_id, contact_id, phone, zone } = row;
  const callee = { requestId: id, deskId: desk_id, contactId: contact_id, phone, zone };
  return (await loadCallRules(ctx, await loadTerms(ctx), [callee])).mayCall(callee, mayAct);
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
  const events = await loadClockEvents(ctx, requestId);
  const terms = await loadTerms(ctx);
  return rows.map((row) => {
    const calendar = terms.calendarOf(row);
    return { ...viewClock(row, calendar, ctx.now), story: storyOf(row, events.get(row.id) ?? [], calendar) };
  });
}
