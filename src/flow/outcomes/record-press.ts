import { createHash } from 'node:crypto';
import type { Press, PressFault } from '../../core/outcome/press.ts';
import type { PageWords } from '../../core/outcome/words/page-words.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { keepableText } from '../../platform/keepable-text.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import type { LinkSubject } from '../../platform/signed-link.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';
import { stopPlans } from '../desk/follow-ups/stop-plans.ts';
import { checkCall, type WantedCall } from './ask-call.ts';
import { findSubject, type PageSubject } from './find-subject.ts';
import { effectOf } from './press-effects.ts';

/** `gone`: the link opens nothing. `repeated`: the same form was pressed before, and that counted. */
export type PressOutcome = 'recorded' | 'repeated' | 'gone' | { readonly fault: PressFault };

/**
 * A contact presses something on their page: kept with its words, and as a fact with all that follows from it. The same
 * form pressed twice counts once. `words` are the page's, in its language, for what has to be said without theirs.
 */
export async function recordPress(
  ctx: Context,
  link: LinkSubject,
  input: { readonly press: Press; readonly nonce: string; readonly words: PageWords },
): Promise<PressOutcome> {
  const subject = await findSubject(ctx, link, { hold: true });
  if (!subject) return 'gone';
  const press = kept(input.press);
  const call = press.kind === 'call' ? await checkCall(ctx, subject, press) : null;
  if (call && 'fault' in call) return call;
  if (press.kind === 'question' && !(await isTheirs(ctx, subject, press.questionId)))
    return { fault: 'form' };
  const wordId = newId();
  if (!(await keepWord(ctx, subject, { wordId, press, call, nonce: input.nonce }))) return 'repeated';
  const effect = await effectOf(ctx, subject, { wordId, press, call, words: input.words });
  await appendFacts(
    ctx,
    effect.facts.map(({ kind, data }) => ({
      subjectKind: 'request',
      subjectId: subject.requestId,
      kind,
      occurredAt: ctx.now,
      evidence: 'server',
      sourceKey: `${kind}:${wordId}`,
      data,
    })),
  );
  await refreshClocks(ctx, subject.requestId);
  await announce(ctx, { requestIds: [subject.requestId] });
  if (effect.stopsPlans !== null) await stopPlans(ctx, [subject.requestId], effect.stopsPlans);
  return 'recorded';
}

/** Without what the database can't keep. */
function kept(press: Press): Press {
  const entries = Object.entries(press).map(([name, value]) => [
    name,
    typeof value === 'string' ? keepableText(value) : value,
  ]);
  return Object.fromEntries(entries) as Press;
}

async function isTheirs(ctx: Context, { requestId }: PageSubject, questionId: string): Promise<boolean> {
  const question = await ctx.db
    .selectFrom('question')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', questionId)
    .where('request_id', '=', requestId)
    .where('state', 'in', ['answered', 'part'])
    .executeTakeFirst();
  return question !== undefined;
}

/** Returns false when the same press is there already. */
async function keepWord(
  ctx: Context,
  { requestId, contactId }: PageSubject,
  said: {
    readonly wordId: string;
    readonly press: Press;
    readonly call: WantedCall | null;
    readonly nonce: string;
  },
): Promise<boolean> {
  const { wordId, press, nonce } = said;
  const key = createHash('sha256')
    .update(JSON.stringify([contactId, nonce, press]))
    .digest('base64url');
  const inserted = await ctx.db
    .insertInto('buyer_word')
    .values({
      org_id: ctx.orgId,
      id: wordId,
      request_id: requestId,
      contact_id: contactId,
      at: at(ctx.now),
      kind: press.kind,
      value: pressedValue(press),
      words: 'words' in press ? press.words : '',
      nonce: key,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'nonce']).doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows) > 0;
}

function pressedValue(press: Press): string {
  switch (press.kind) {
    case 'verdict':
      return press.verdict;
    case 'pace':
      return press.pace;
    case 'wait':
      return String(press.minutes);
    case 'question':
      return press.questionId;
    case 'choice':
      return press.choice;
    case 'call':
      return press.at === null ? 'now' : new Date(press.at).toISOString();
    default:
      return '';
  }
}
