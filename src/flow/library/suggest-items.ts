import { sql } from 'kysely';
import type { z } from 'zod';
import { fitWords } from '../../core/library/fit-words.ts';
import { type Fit, rankForQuestion, rankForRequest, type Wanted } from '../../core/library/rank-items.ts';
import type { BuyingStage } from '../../core/request/buying-stage.ts';
import { wordsOf } from '../../core/routing/find-words.ts';
import { languageOf } from '../../core/routing/language-of.ts';
import { needsOf } from '../../core/routing/needs-of.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';
import { loadPool } from '../routing/routing-pool.ts';
import { waitingRequests } from '../routing/waiting-requests.ts';
import type { requestLibrary } from './contract.ts';
import { type FitCandidate, findCandidates, merged } from './fit-candidates.ts';
import type { fitItem } from './shapes.ts';

export type FitItem = z.input<typeof fitItem>;
type RequestLibrary = z.input<typeof requestLibrary.response>;

const FOR_A_QUESTION = 3;
const FOR_A_REQUEST = 6;
/** Further ones are looked at as part of the request as a whole. */
const MOST_QUESTIONS = 8;

/** What fits each open question of a request, and the request as a whole. Throws `not_found`. */
export async function viewRequestLibrary(ctx: Context, requestId: string): Promise<RequestLibrary> {
  const asked = await askedBy(ctx, requestId);
  const questions = asked.open.slice(0, MOST_QUESTIONS).map((one) => ({ ...one, words: fitWords(one.text) }));
  const texts = [asked.words, ...questions.map(({ words }) => words)];
  const { byText, byTag } = await findCandidates(ctx, { ...asked, texts });
  return {
    questions: questions.map(({ id, text, words }, index) => ({
      ...{ id, text },
      items: rankForQuestion(byText[index + 1] ?? [], { ...asked, words }, FOR_A_QUESTION).map(itemOf),
    })),
    items: rankForRequest(merged([byTag, ...byText], asked.words), asked, FOR_A_REQUEST).map(itemOf),
  };
}

/**
 * Things of value for the contact of a request, best first: what is made for its products, industries and stage of
 * buying, then what holds its words (S1-53, S2-24). Throws `not_found`.
 */
export async function suggestItems(ctx: Context, requestId: string, limit: number): Promise<FitItem[]> {
  const asked = await askedBy(ctx, requestId);
  const { byText, byTag } = await findCandidates(ctx, { ...asked, texts: [asked.words] });
  return rankForRequest(merged([byTag, ...byText], asked.words), asked, limit).map(itemOf);
}

interface Asked extends Wanted {
  readonly open: readonly { readonly id: string; readonly text: string }[];
}

/** What a request asks, what it is about by the skills it needs, and where its buyer stands. */
async function askedBy(ctx: Context, requestId: string): Promise<Asked> {
  const [waiting] = await waitingRequests(ctx, [requestId]);
  if (!waiting) throw notFound();
  const { rows } = await sql<{ stage: BuyingStage; open: { id: string; text: string; implied: boolean }[] }>`
    select r.buying_stage as stage, (
      select coalesce(json_agg(json_build_object('id', q.id, 'text', q.text, 'implied', q.implied) order by q.position), '[]')
      from question q where q.org_id = ${ctx.orgId} and q.request_id = r.id and q.state in ('open', 'part')) as open
    from request r where r.org_id = ${ctx.orgId} and r.id = ${requestId}`.execute(ctx.db);
  const { stage = 'B4', open = [] } = rows[0] ?? {};
  const { knowledge } = (await loadPool(ctx)).knowledgeOn(waiting.deskId);
  const { subject, text } = waiting.about;
  return {
    stage,
    language: languageOf(wordsOf(`${subject} ${text}`)),
    needs: needsOf(waiting.about, knowledge).needs.filter(
      ({ kind }) => kind === 'product' || kind === 'industry',
    ),
    // An implied question is Heed's own sentence: the message itself says more.
    open: open.map((one) => ({
      id: one.id,
      text: one.implied ? `${subject} ${text}`.slice(0, 500) : one.text,
    })),
    words: fitWords(
      [subject, ...open.filter(({ implied }) => !implied).map((one) => one.text), text].join(' '),
    ),
  };
}

function itemOf({ item, why }: Fit<FitCandidate>): FitItem {
  const { id, versionId, kind, title, valueType, approved, uses, lastUsedAt, excerpt, file } = item.row;
  return { id, versionId, kind, title, valueType, why, approved, uses, lastUsedAt, excerpt, file };
}
