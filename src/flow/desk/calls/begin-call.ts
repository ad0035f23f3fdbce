import { readNumber, type TelephoneNumber } from '../../../channels/phone/read-number.ts';
import { DomainError } from '../../../core/domain-error.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { loadTerms } from '../../clocks/terms.ts';
import type { CallDeps } from './call-deps.ts';
import { type CallQuestion, loadCallRules, openReason } from './call-rules.ts';
import { type CalledAbout, lockCalledAbout } from './load-call.ts';

export interface CallInput {
  readonly requestId: string;
  /** Instead of the contact's own number. */
  readonly number: string | null;
  /** The contact's words by which they asked for a call now. */
  readonly askedFor: string | null;
}

export interface BegunCall {
  readonly callId: string;
  /** `tel:` address to be dialled (RFC 3966). */
  readonly uri: string;
  readonly number: string;
  readonly startedAt: string;
}

/**
 * The acting member presses "call": the server's time of the press is that of the dial. Throws `not_found`; `conflict`
 * in words while another call of theirs is not over, without a number that can be dialled, and outside the contact's
 * call window unless the contact asked for it (S2-08).
 */
export async function beginCall(ctx: Context, input: CallInput, deps: CallDeps): Promise<BegunCall> {
  const about = await lockCalledAbout(ctx, input.requestId);
  await lockCaller(ctx);
  const rules = await loadCallRules(ctx, await loadTerms(ctx), [about]);
  const question = await rules.question({ ...about, phone: input.number ?? about.phone });
  const again = await sameCall(ctx, input, question);
  if (again) return again;
  const { number, isAsked } = await dialled(ctx, input, question);
  const callId = newId();
  await insertCall(ctx, callId, about, number, isAsked ? input.askedFor : null);
  await deps.touch(ctx, input.requestId);
  await announce(ctx, { requestIds: [input.requestId], topics: ['calls'] });
  return begun(callId, number, ctx.now);
}

/** One call at a time: two presses of the same person follow one another. */
async function lockCaller(ctx: Context): Promise<void> {
  await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', actingUser(ctx))
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Pressed twice is dialled once. */
async function sameCall(
  ctx: Context,
  { requestId }: CallInput,
  { open, number }: CallQuestion,
): Promise<BegunCall | null> {
  if (!open || open.requestId !== requestId || open.isTalking || !number) return null;
  const call = await ctx.db
    .selectFrom('call')
    .select('number')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', open.id)
    .executeTakeFirst();
  return call?.number === number.number ? begun(open.id, number, open.startedAt) : null;
}

async function dialled(
  ctx: Context,
  { number: given, askedFor }: CallInput,
  { number, numberReason, window, open }: CallQuestion,
): Promise<{ number: TelephoneNumber; isAsked: boolean }> {
  if (open) throw new DomainError('conflict', openReason(open, await zoneHere(ctx)));
  if (given !== null && !number) throw new DomainError('invalid', 'this is no phone number', '/number');
  // Whoever types a number insists on it.
  if (!number || (numberReason !== null && given === null))
    throw new DomainError('conflict', numberReason ?? 'no phone number is known');
  if (!window.allowed && askedFor === null)
    throw new DomainError('conflict', window.reason ?? 'outside their call window');
  return { number, isAsked: !window.allowed };
}

async function zoneHere(ctx: Context): Promise<string> {
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return zone;
}

async function insertCall(
  ctx: Context,
  id: string,
  { requestId, contactId }: CalledAbout,
  { number }: TelephoneNumber,
  askedFor: string | null,
): Promise<void> {
  await ctx.db
    .insertInto('call')
    .values({
      org_id: ctx.orgId,
      id,
      request_id: requestId,
      contact_id: contactId,
      user_id: actingUser(ctx),
      number,
      started_at: at(ctx.now),
      connected_at: null,
      ended_at: null,
      outcome: null,
      reported_at: null,
      who: null,
      by_at: null,
      reply_class: null,
      reason: null,
      asked_for: askedFor,
      documented_at: null,
    })
    .execute();
}

function begun(callId: string, { uri, shown }: TelephoneNumber, startedAt: Instant): BegunCall {
  return { callId, uri, number: shown, startedAt: toIso(startedAt) };
}

/** The `tel:` address of a number on record. */
export function uriOf(number: string): string {
  return readNumber(number, 'UTC')?.uri ?? `tel:${number}`;
}
