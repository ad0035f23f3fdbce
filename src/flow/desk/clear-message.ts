import { replay } from '../../core/clock/replay.ts';
import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import { loadFacts, refreshClocks } from '../clocks/refresh-clocks.ts';
import { loadTerms } from '../clocks/terms.ts';
import { actFact } from './act-fact.ts';
import { clearancesOf } from './clearances-of.ts';

/** How the disposition of C8 reads in the ledger; the person's reason follows. */
const NO_REPLY = 'no reply needed: ';

/**
 * A message of the contact needs no reply, says a person, and why. Refused while a question stated in it is open: an
 * implied one closes with it (R13). Throws `not_found` and `conflict`.
 */
export async function clearMessage(
  ctx: Context,
  input: { readonly messageId: string; readonly reason: string },
): Promise<void> {
  const { messageId, reason } = input;
  const requestId = await requestOf(ctx, messageId);
  const known = (await clearancesOf(ctx, requestId)).get(messageId);
  if (known?.cleared) return;
  await refuseAnswered(ctx, requestId, messageId);
  const closes = await impliedQuestions(ctx, known?.questionIds ?? []);
  await record(ctx, requestId, 'message.cleared', { messageId, disposition: `${NO_REPLY}${reason}`, closes });
}

/** Takes back that a message needs no reply: its clocks run on as if it had never been said. */
export async function reopenMessage(ctx: Context, messageId: string): Promise<void> {
  const requestId = await requestOf(ctx, messageId);
  const known = (await clearancesOf(ctx, requestId)).get(messageId);
  if (known?.cleared) await record(ctx, requestId, 'message.reopened', { messageId });
}

/** Locks the request, so that two acts on it follow one another. */
async function requestOf(ctx: Context, messageId: string): Promise<string> {
  const message = await ctx.db
    .selectFrom('message as m')
    .innerJoin('request as r', (join) =>
      join.onRef('r.org_id', '=', 'm.org_id').onRef('r.id', '=', 'm.request_id'),
    )
    .select(['r.id', 'm.direction'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.id', '=', messageId)
    .forNoKeyUpdate('r')
    .executeTakeFirst();
  if (!message) throw notFound();
  if (message.direction !== 'in')
    throw new DomainError('conflict', 'this is a message of ours; only the contact’s are cleared');
  return message.id;
}

async function refuseAnswered(ctx: Context, requestId: string, messageId: string): Promise<void> {
  const { desk_id } = await ctx.db
    .selectFrom('request')
    .select('desk_id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  const terms = (await loadTerms(ctx)).forDesk(desk_id);
  const { picture } = replay(await loadFacts(ctx, requestId), [], terms);
  if (picture.over) throw new DomainError('conflict', 'the request is over; nothing waits on it');
  if (!picture.unanswered.some((message) => message.messageId === messageId))
    throw new DomainError('conflict', 'it has been answered already');
}

/** The implied questions of a message. Throws `conflict` in its words when it states one that is open (R13). */
async function impliedQuestions(ctx: Context, questionIds: readonly string[]): Promise<string[]> {
  if (questionIds.length === 0) return [];
  const open = await ctx.db
    .selectFrom('question')
    .select(['id', 'text', 'implied'])
    .where('org_id', '=', ctx.orgId)
    .where('id', 'in', [...questionIds])
    .where('state', 'in', ['open', 'part'])
    .orderBy('position')
    .execute();
  const stated = open.find(({ implied }) => !implied);
  if (stated) {
    const what = `it asks “${stated.text}”`;
    throw new DomainError('conflict', `${what}: answer that, or take it off the questions if it is none`);
  }
  return open.map(({ id }) => id);
}

async function record(ctx: Context, requestId: string, kind: string, data: object): Promise<void> {
  await appendFacts(ctx, [actFact(ctx, requestId, { kind, key: newId(), data })]);
  await refreshClocks(ctx, requestId);
  await announce(ctx, { requestIds: [requestId] });
}
