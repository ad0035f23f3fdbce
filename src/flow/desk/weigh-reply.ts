import { replay } from '../../core/clock/replay.ts';
import { automaticSend } from '../../core/reply/automatic-send.ts';
import { begunContact } from '../../core/reply/begun-contact.ts';
import { classOfReply, type ReplyVerdict } from '../../core/reply/class-of-reply.ts';
import { plainValues } from '../../core/reply/suggest-values.ts';
import type { Context } from '../../platform/context.ts';
import type { ReplyIntent } from '../../platform/schema.ts';
import { loadFacts } from '../clocks/load-facts.ts';
import { loadTerms } from '../clocks/terms.ts';
import type { CarriedItem } from '../library/load-carried.ts';
import { openQuote } from './quotes-of.ts';
import { sameWords } from './same-words.ts';
import { type Draft, intentOf } from './save-draft.ts';

interface Weighing {
  readonly requestId: string;
  readonly deskId: string;
  readonly draft: Draft;
  readonly carried: readonly CarriedItem[];
}

/** What a reply settles and what it is worth, as the server sees it: only questions that are still open count. */
export async function weighReply(
  ctx: Context,
  weighing: Weighing,
): Promise<{ intent: ReplyIntent; verdict: ReplyVerdict }> {
  const { requestId, draft, carried } = weighing;
  const said = intentOf(draft);
  // The quote it claims to be has to have been asked for.
  const quote = said.quote === true && (await openQuote(ctx, requestId)) !== null;
  const plain = plainValues({ quote, carried: carried.map(({ valueType }) => valueType) });
  const values = [...new Set([...plain, ...(said.values ?? [])])];
  const open = await openQuestionIds(ctx, requestId);
  const answers = said.answers.filter((id) => open.has(id)).length;
  const parts = said.parts.filter((id) => open.has(id)).length;
  const sameBody = await sameWords(ctx, { requestId, text: draft.text, answersOwnRequest: answers > 0 });
  const verdict = classOfReply({
    text: draft.text,
    automatic: automaticSend({ pressedBy: 'person', draftedBy: 'person', contacts: 1, sameBody }),
    openQuestions: open.size,
    answers,
    parts,
    interim: said.interim,
    // Plain answering is measured by questions.
    givesValue: values.some((type) => type !== 'answer'),
  });
  const begun = begunContact({
    text: draft.text,
    nothingOpen: open.size === 0 && !(await isUnanswered(ctx, weighing)),
    answered: answers + parts,
    values,
    carried: carried.length,
    agreedDate: said.interim !== null,
    gain: said.gain ?? '',
  });
  return { verdict, intent: { ...said, quote, values, ...(begun ? { begun } : {}) } };
}

async function openQuestionIds(ctx: Context, requestId: string): Promise<ReadonlySet<string>> {
  const open = await ctx.db
    .selectFrom('question')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('state', 'in', ['open', 'part'])
    .execute();
  return new Set(open.map((row) => row.id));
}

/** A message of the contact waits for an answer. */
async function isUnanswered(ctx: Context, { requestId, deskId }: Weighing): Promise<boolean> {
  const terms = (await loadTerms(ctx)).forDesk(deskId);
  return replay(await loadFacts(ctx, requestId), [], terms).picture.unanswered.length > 0;
}
