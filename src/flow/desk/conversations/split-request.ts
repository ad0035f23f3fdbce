import { type Fact, inReplayOrder, type Segment } from '../../../core/clock/fact.ts';
import { type PartedFact, partFacts } from '../../../core/clock/part-facts.ts';
import { DomainError } from '../../../core/domain-error.ts';
import type { Context } from '../../../platform/context.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { actFact } from '../../clocks/act-fact.ts';
import { loadFacts } from '../../clocks/load-facts.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import { lockWithRight } from '../rights/request-rights.ts';
import { appendParted } from './append-parted.ts';
import { handAlong } from './hand-along.ts';
import { openSplit } from './open-split.ts';
import { type Leaver, loadLeavers } from './split-leavers.ts';

/**
 * Messages of a request that are about another matter become a request of their own, with their questions and the
 * replies chosen with them. It was received when the first of them was, so that its clocks neither begin anew nor are
 * hidden; a reply that stays and answers one of its questions answers it there as well. Throws `not_found`, `conflict`
 * and `invalid` with a pointer to the message.
 */
export async function splitRequest(
  ctx: Context,
  input: { readonly requestId: string; readonly messageIds: readonly string[] },
): Promise<{ requestId: string; number: string }> {
  const { requestId, messageIds } = input;
  const standing = await lockWithRight(ctx, 'mark', requestId);
  refuseOver(standing.state);
  const messages = await loadLeavers(ctx, requestId, messageIds);
  const facts = inReplayOrder(await remainingFacts(ctx, requestId));
  const parted = partFacts(facts, leavingOf(facts, messageIds));
  refuseShared(parted, messageIds);
  refuseUnconfirmed(parted);
  const opened = openingOf(parted, messages, facts);
  const made = await openSplit(ctx, { requestId, messages, opened, ownerId: standing.owner?.id ?? null });
  await appendParted(ctx, { to: made.id, mark: made.id, parted: opened });
  const keys = parted.filter(({ stays }) => !stays).map(({ fact }) => fact.sourceKey);
  await appendFacts(ctx, [
    ...handAlong(ctx, facts, { from: standing, to: made.id, receivedAt: opened[0].fact.occurredAt }),
    actFact(ctx, requestId, { kind: 'request.split', key: made.id, data: { into: made.id, keys } }),
  ]);
  await refreshClocks(ctx, requestId);
  await refreshClocks(ctx, made.id);
  await announce(ctx, { requestIds: [requestId, made.id] });
  return { requestId: made.id, number: `#${made.number}` };
}

function refuseOver(state: string): void {
  if (state === 'merged') throw new DomainError('conflict', 'it went into another request; split it there');
  if (state === 'not_a_request') throw new DomainError('conflict', 'it is no request; restore it first');
}

/** What has not gone into another request before. */
async function remainingFacts(ctx: Context, requestId: string): Promise<Fact[]> {
  const facts = await loadFacts(ctx, requestId);
  const gone = new Set(facts.flatMap((fact) => (fact.kind === 'request.split' ? fact.data.keys : [])));
  return facts.filter(({ sourceKey }) => !gone.has(sourceKey));
}

/** The messages with the questions they ask, and the quote one of them asks for. */
function leavingOf(facts: readonly Fact[], messageIds: readonly string[]) {
  const inbound = facts.flatMap((fact) =>
    (fact.kind === 'message.in' || fact.kind === 'request.received') &&
    messageIds.includes(fact.data.messageId)
      ? [fact]
      : [],
  );
  const questions = new Set(inbound.flatMap(({ data }) => data.questionIds));
  const times = new Set(inbound.map(({ occurredAt }) => occurredAt));
  const quotes = facts.flatMap((fact) =>
    fact.kind === 'quote.requested' && times.has(fact.occurredAt) ? [fact.data.quoteId] : [],
  );
  return { questions, things: new Set([...messageIds, ...questions, ...quotes]) };
}

/** Throws `invalid` for a reply that was chosen and answers something that stays. */
function refuseShared(parted: readonly PartedFact[], messageIds: readonly string[]): void {
  for (const { fact, stays } of parted) {
    if (!stays || fact.kind !== 'message.out') continue;
    const index = messageIds.indexOf(fact.data.messageId);
    if (index < 0) continue;
    const why = 'this reply also answers what stays here; leave it, what it answers counts for both';
    throw new DomainError('invalid', why, `/messageIds/${index}`);
  }
}

/** Throws `conflict` where a mail is still to be confirmed that counts for both: whoever says what it answered sees one of them. */
function refuseUnconfirmed(parted: readonly PartedFact[]): void {
  const isConfirmed = (messageId: string) =>
    parted.some(({ fact }) => fact.kind === 'answers.confirmed' && fact.data.messageId === messageId);
  for (const { fact, stays } of parted) {
    if (!stays || fact.kind !== 'message.out' || !fact.data.unconfirmed || isConfirmed(fact.data.messageId))
      continue;
    const why = 'a mail from a person’s own client answers both; say what it answered first, then split';
    throw new DomainError('conflict', why, '/messageIds');
  }
}

/** The facts as the new request has them: its first message of the contact is its receipt, the rest follows. */
function openingOf(
  parted: readonly PartedFact[],
  messages: readonly Leaver[],
  facts: readonly Fact[],
): readonly [PartedFact, ...PartedFact[]] {
  const first = parted.findIndex(
    ({ fact }) => fact.kind === 'message.in' || fact.kind === 'request.received',
  );
  const opening = parted[first]?.fact;
  if (opening?.kind !== 'message.in' && opening?.kind !== 'request.received')
    throw new DomainError('invalid', 'choose at least one message of the contact', '/messageIds');
  const { messageId, questionIds } = opening.data;
  const channel = messages.find(({ id }) => id === messageId)?.channel ?? 'email';
  // A lead that had been merged with it is one again; a further message of somebody known is none.
  const lead = opening.kind === 'request.received' && opening.data.lead;
  const data = { ...knownAtReceipt(facts), lead, channel, messageId, questionIds };
  const receipt = { ...opening, kind: 'request.received' as const, data };
  // What came before it was about something else.
  const after = parted.filter(({ fact }, index) => index !== first && fact.occurredAt >= opening.occurredAt);
  return [{ fact: receipt, stays: false }, ...after];
}

/** The zone and segment that chose calendar and targets of the request it leaves. */
function knownAtReceipt(facts: readonly Fact[]): { zone?: string | null; segment?: Segment | null } {
  const received = facts.find((fact) => fact.kind === 'request.received');
  if (received?.kind !== 'request.received') return {};
  const { zone, segment } = received.data;
  return { ...(zone ? { zone } : {}), ...(segment ? { segment } : {}) };
}
