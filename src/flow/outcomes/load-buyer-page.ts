import { sql } from 'kysely';
import { pausedSince } from '../../core/clock/clock.ts';
import type { Verdict } from '../../core/clock/fact-body.ts';
import type { QuestionState } from '../../core/clock/picture.ts';
import { answerTimes } from '../../core/outcome/question-standing.ts';
import type { Standing } from '../../core/outcome/words/page-words.ts';
import { openStates, type RequestState } from '../../core/request/request-state.ts';
import { DAY, type Instant, type Milliseconds } from '../../core/time/instant.ts';
import { isZone } from '../../core/time/zone-clock.ts';
import { compiledHours } from '../../people/calendars/compiled-hours.ts';
import type { Context } from '../../platform/context.ts';
import { loadFacts } from '../clocks/load-facts.ts';
import { loadTerms, type Terms } from '../clocks/terms.ts';
import { type CallOffer, callOffer } from './call-offer.ts';
import type { PageSubject } from './find-subject.ts';
import { wholeRequest } from './whole-request.ts';

/** Clocks of ours that end when the contact has an answer; a promise outranks them. */
const ANSWERING = ['C3', 'C5', 'C6', 'C11'];

/** All that a contact's page shows; nothing else of the request goes near it. */
export interface BuyerPage {
  readonly now: Instant;
  readonly company: string;
  /** The zone its times are in, and whether that is the contact's own. */
  readonly zone: string;
  readonly isTheirZone: boolean;
  readonly subject: string;
  readonly receivedAt: Instant;
  readonly isOpen: boolean;
  readonly isOver: boolean;
  readonly owner: string | null;
  /** Where nobody has it and the desk is closed: when it opens. */
  readonly opensAt: Instant | null;
  readonly due: { readonly at: Instant; readonly promised: boolean } | null;
  readonly questions: readonly PageQuestion[];
  /** So far, or until our answer. */
  readonly waitedMs: Milliseconds;
  /** A person of ours has answered at all. */
  readonly isResponded: boolean;
  readonly verdict: { readonly verdict: Verdict; readonly at: Instant } | null;
  readonly noQuestions: boolean;
  readonly noContact: boolean;
  readonly call: CallOffer;
  /** What they wrote, newest first, which tells their language. */
  readonly texts: readonly string[];
}

export interface PageQuestion {
  readonly id: string;
  /** Null: the message as a whole. */
  readonly text: string | null;
  readonly standing: Standing;
  readonly answeredAt: Instant | null;
}

interface Row {
  company: string;
  received_at: Instant;
  state: RequestState;
  owner: string | null;
  no_questions: boolean;
  no_contact: boolean;
  texts: string[];
  verdict: { verdict: Verdict; at: Instant } | null;
}

/** Reads the page of a contact; writes nothing (mail scanners open links, S0-01). */
export async function loadBuyerPage(ctx: Context, subject: PageSubject): Promise<BuyerPage> {
  const row = await loadRow(ctx, subject);
  const terms = await loadTerms(ctx);
  const questions = await loadQuestions(ctx, subject.requestId);
  const answeredAt = Math.max(...questions.map((one) => one.answeredAt ?? 0), subject.lastAnswerAt ?? 0);
  const isOpen = openStates.includes(row.state);
  const { zone, isTheirs } = zoneOf(terms, subject, ctx.now);
  return {
    now: ctx.now,
    company: row.company,
    zone,
    isTheirZone: isTheirs,
    subject: subject.subject,
    receivedAt: row.received_at,
    isOpen,
    isOver: row.state === 'closed' || row.state === 'withdrawn',
    owner: row.owner,
    opensAt: row.owner === null ? nextOpening(terms, subject.deskId, ctx.now) : null,
    due: isOpen ? await loadDue(ctx, subject.requestId) : null,
    questions,
    waitedMs: (isOpen || answeredAt === 0 ? ctx.now : answeredAt) - row.received_at,
    isResponded: subject.lastAnswerAt !== null,
    verdict: row.verdict,
    noQuestions: row.no_questions,
    noContact: row.no_contact,
    call: await callOffer(ctx, terms, subject),
    texts: row.texts,
  };
}

async function loadRow(ctx: Context, { requestId, contactId }: PageSubject): Promise<Row> {
  const { rows } = await sql<Row>`
    select o.name as company, r.received_at, r.state, m.name as owner,
      c.no_questions_at is not null as no_questions, c.no_contact_at is not null as no_contact,
      (select coalesce(array_agg(t.text order by t.at desc), '{}') from (
        select text, at from message where org_id = ${ctx.orgId} and request_id = ${requestId} and direction = 'in'
          and channel <> 'page'
        order by at desc limit 5) t) as texts,
      (select json_build_object('verdict', w.value, 'at', extract(epoch from w.at) * 1000) from buyer_word w
        where w.org_id = ${ctx.orgId} and w.request_id in (${wholeRequest(ctx, requestId)}) and w.kind = 'verdict'
        order by w.at desc, w.id desc limit 1) as verdict
    from request r
    join organisation o on o.id = ${ctx.orgId}
    join contact c on c.org_id = ${ctx.orgId} and c.id = ${contactId}
    left join membership m on m.org_id = ${ctx.orgId} and m.user_id = r.owner_id
    where r.org_id = ${ctx.orgId} and r.id = ${requestId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Error(`request ${requestId} is gone`);
  return row;
}

async function loadQuestions(ctx: Context, requestId: string): Promise<PageQuestion[]> {
  const rows = await ctx.db
    .selectFrom('question')
    .select(['id', 'text', 'implied', 'state'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('state', '!=', 'closed')
    .orderBy('position')
    .orderBy('id')
    .execute();
  const times = answerTimes(await loadFacts(ctx, requestId));
  return rows.map(({ id, text, implied, state }) => ({
    id,
    text: implied ? null : text,
    standing: state as Exclude<QuestionState, 'closed'>,
    answeredAt: state === 'open' ? null : (times.get(id) ?? null),
  }));
}

/** The first promise that is open, else the first of our own deadlines that runs. */
async function loadDue(ctx: Context, requestId: string): Promise<BuyerPage['due']> {
  const rows = await ctx.db
    .selectFrom('clock')
    .select(['kind', 'due_at', 'pauses'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('ended_at', 'is', null)
    .where('kind', 'in', [...ANSWERING, 'C10'])
    .orderBy('due_at')
    .execute();
  const running = rows.filter((row) => pausedSince(row, ctx.now) === null);
  const promise = running.find(({ kind }) => kind === 'C10');
  const first = promise ?? running[0];
  return first ? { at: first.due_at, promised: promise !== undefined } : null;
}

function zoneOf(terms: Terms, { zone, deskId }: PageSubject, now: Instant) {
  if (zone !== null && isZone(zone)) return { zone, isTheirs: true };
  return { zone: terms.deskAt(deskId, now).spec.zone, isTheirs: false };
}

function nextOpening(terms: Terms, deskId: string, now: Instant): Instant | null {
  const hours = compiledHours(terms.deskAt(deskId, now).spec);
  if (hours.isOpen(now) || hours.between(now, now + 21 * DAY) === 0) return null;
  return hours.nextOpening(now);
}
