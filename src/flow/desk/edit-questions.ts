import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { actFact } from '../clocks/act-fact.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';
import { questionColumns } from '../intake/new-request.ts';
import { lockRequest } from './lock-request.ts';

/** A question as a person wants it; without an id it is a new one. */
interface Wanted {
  readonly id: string | null;
  readonly text: string;
}

interface Held {
  readonly id: string;
  readonly text: string;
  readonly implied: boolean;
  readonly state: 'open' | 'part' | 'answered' | 'closed';
}

/**
 * Puts the questions of a request as a person reads them: words changed, further ones opened, those left out dropped as
 * none. What has been answered stays as it is. Throws `not_found`, and `invalid` with a pointer to the question.
 */
export async function editQuestions(
  ctx: Context,
  input: { readonly requestId: string; readonly questions: readonly Wanted[] },
): Promise<void> {
  const { requestId, questions } = input;
  const held = await heldQuestions(ctx, requestId);
  refuseWrong(held, questions);
  const added = questions
    .map(({ id, text }, position) => ({ id, text, position }))
    .filter(({ id }) => id === null)
    .map((question) => ({ ...question, id: newId() }));
  const kept = new Set(questions.map(({ id }) => id));
  const dropped = held.filter(({ id, state }) => isOpen(state) && !kept.has(id));
  await rewrite(ctx, held, questions);
  await insert(ctx, requestId, added);
  const facts = [
    ...added.map(({ id }) =>
      actFact(ctx, requestId, { kind: 'question.opened', key: id, data: { questionId: id } }),
    ),
    ...dropped.map(({ id }) =>
      actFact(ctx, requestId, { kind: 'question.dropped', key: id, data: { questionId: id } }),
    ),
  ];
  if (facts.length > 0) {
    await appendFacts(ctx, facts);
    await refreshClocks(ctx, requestId);
  }
  await announce(ctx, { requestIds: [requestId] });
}

const isOpen = (state: Held['state']) => state === 'open' || state === 'part';

async function heldQuestions(ctx: Context, requestId: string): Promise<Held[]> {
  await lockRequest(ctx, requestId);
  return ctx.db
    .selectFrom('question')
    .select(['id', 'text', 'implied', 'state'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute();
}

function refuseWrong(held: readonly Held[], wanted: readonly Wanted[]): void {
  const byId = new Map(held.map((question) => [question.id, question]));
  const seen = new Set<string>();
  for (const [index, { id, text }] of wanted.entries()) {
    if (id === null) continue;
    const known = byId.get(id);
    if (!known || known.state === 'closed' || seen.has(id))
      throw new DomainError('invalid', 'this request holds no such open question', `/questions/${index}/id`);
    if (known.state === 'answered' && known.text !== text)
      throw new DomainError('invalid', 'it has been answered; its words stay', `/questions/${index}/text`);
    seen.add(id);
  }
  const lost = held.find(({ id, state }) => state === 'answered' && !seen.has(id));
  if (lost) throw new DomainError('invalid', `“${lost.text}” has been answered and stays`, '/questions');
}

/** Those wanted come first, in their order. Words put by a person are stated ones, however the question came about. */
async function rewrite(ctx: Context, held: readonly Held[], wanted: readonly Wanted[]): Promise<void> {
  const places = new Map(wanted.map(({ id, text }, position) => [id, { text, position }]));
  const rest = held.filter(({ id }) => !places.has(id));
  for (const { id, text } of held) {
    const place = places.get(id);
    const words = place && place.text !== text ? { text: place.text, implied: false } : {};
    const position = place?.position ?? wanted.length + rest.findIndex((other) => other.id === id);
    await ctx.db
      .updateTable('question')
      .set({ position, ...words })
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id)
      .execute();
  }
}

async function insert(
  ctx: Context,
  requestId: string,
  added: readonly { id: string; text: string; position: number }[],
): Promise<void> {
  const rows = added.map(({ id, text, position }) => ({
    org_id: ctx.orgId,
    id,
    request_id: requestId,
    text,
    implied: false,
    state: 'open',
    position,
  }));
  await insertRows(ctx, 'question', questionColumns, rows);
}
