import { DomainError } from '../../core/domain-error.ts';
import type { Instant } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { notFound } from '../../platform/problem.ts';
import { actFact } from '../clocks/act-fact.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';
import type { MovedByMerge } from './conversations/moved-by-merge.ts';
import { copyContactFacts } from './copy-contact-facts.ts';
import { moveWork } from './move-work.ts';
import { lockWithRight } from './rights/request-rights.ts';

interface Merging {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly contactId: string;
  readonly contact: string;
  readonly email: string | null;
  readonly conversationId: string;
  readonly receivedAt: Instant;
}

/**
 * Makes two requests of one contact into one: the one received first stays with its receipt, and the other's
 * messages are further ones of the contact, who chased. Two contacts need the word that they are one person. Whoever
 * disposes of the one that goes may do it (DOMAIN 2.6). What went over is kept, by which it is taken back. Answers with the
 * one that stays, the one that went, and how often the contact has chased. Throws `not_found` and `conflict`.
 */
export async function mergeRequests(
  ctx: Context,
  input: { readonly requestId: string; readonly into: string; readonly samePerson: boolean },
): Promise<{ requestId: string; number: string; goneId: string; chasers: number }> {
  const [first, second] = await loadBoth(ctx, input.requestId, input.into);
  await lockWithRight(ctx, 'mark', second.id);
  refuseUnfit(first, second, input.samePerson);
  const merge = { id: newId(), from: second.id, to: first.id };
  const keys = await copyContactFacts(ctx, { ...merge, mark: merge.id });
  const rows = await moveWork(ctx, merge);
  await record(ctx, merge, { rows, keys, ...(await markMerged(ctx, first, second)) });
  const merged = { kind: 'request.merged', key: merge.id, data: { into: first.id } };
  await appendFacts(ctx, [actFact(ctx, second.id, merged)]);
  await refreshClocks(ctx, second.id);
  const { picture } = await refreshClocks(ctx, first.id);
  await announce(ctx, { requestIds: [first.id, second.id] });
  return { requestId: first.id, number: `#${first.number}`, goneId: second.id, chasers: picture.chasers };
}

/** Both, the one received first in front; held until the transaction ends. */
async function loadBoth(ctx: Context, one: string, other: string): Promise<[Merging, Merging]> {
  if (one === other) throw new DomainError('invalid', 'a request is not merged with itself', '/into');
  const rows = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .select([
      'r.id',
      'r.number',
      'r.state',
      'r.contact_id as contactId',
      'c.name as contact',
      'c.email',
      'r.conversation_id as conversationId',
      'r.received_at as receivedAt',
    ])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', 'in', [one, other])
    .orderBy('r.received_at')
    .orderBy('r.number')
    .forNoKeyUpdate('r')
    .execute();
  const [first, second] = rows;
  if (!first || !second) throw notFound();
  return [first, second];
}

function refuseUnfit(first: Merging, second: Merging, samePerson: boolean): void {
  for (const { state, number } of [first, second]) {
    if (state === 'merged') throw new DomainError('conflict', `#${number} has been merged already`);
    if (state === 'not_a_request')
      throw new DomainError('conflict', `#${number} is no request; restore it first`);
  }
  if (first.contactId === second.contactId || samePerson) return;
  const who = `#${first.number} is of ${first.contact}, #${second.number} of ${second.contact}`;
  throw new DomainError('conflict', `${who}: say that they are one person`, '/samePerson');
}

/** What was merged into the second goes along; who can be written to is written to. Answers with what that changed. */
async function markMerged(
  ctx: Context,
  first: Merging,
  second: Merging,
): Promise<Pick<MovedByMerge, 'earlier' | 'before'>> {
  const earlier = await ctx.db
    .updateTable('request')
    .set({ merged_into: first.id })
    .where('org_id', '=', ctx.orgId)
    .where('merged_into', '=', second.id)
    .returning('id')
    .execute();
  await ctx.db
    .updateTable('request')
    .set({ merged_into: first.id })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', second.id)
    .execute();
  const went = { earlier: earlier.map(({ id }) => id) };
  if (first.email !== null || second.email === null) return { ...went, before: null };
  await ctx.db
    .updateTable('request')
    .set({ contact_id: second.contactId, conversation_id: second.conversationId })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', first.id)
    .execute();
  return { ...went, before: { contactId: first.contactId, conversationId: first.conversationId } };
}

async function record(
  ctx: Context,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
  moved: MovedByMerge,
): Promise<void> {
  await ctx.db
    .insertInto('request_merge')
    .values({
      org_id: ctx.orgId,
      id,
      gone_id: from,
      kept_id: to,
      merged_by: actingUser(ctx),
      merged_at: at(ctx.now),
      moved: JSON.stringify(moved),
      undone_at: null,
    })
    .execute();
}
