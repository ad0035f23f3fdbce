import { readNumber, type TelephoneNumber } from '../../channels/phone/read-number.ts';
import type { Press, PressFault } from '../../core/outcome/press.ts';
import { type Instant, MINUTE } from '../../core/time/instant.ts';
import { coordinators } from '../../people/coordinators.ts';
import { actorText, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { appendFacts } from '../../platform/ledger.ts';
import { loadTerms } from '../clocks/terms.ts';
import { afterChange } from '../desk/follow-ups/after-change.ts';
import { cancelled } from '../desk/follow-ups/end-follow-up.ts';
import { planFollowUp } from '../desk/follow-ups/plan-follow-up.ts';
import { followUpFact } from '../desk/follow-ups/write-follow-ups.ts';
import { callOffer } from './call-offer.ts';
import type { PageSubject } from './find-subject.ts';

/** A call asked for now is due so soon. */
const NOW_WITHIN = 5 * MINUTE;

/** A call that the contact wants, checked. */
export interface WantedCall {
  /** Null: now. */
  readonly at: Instant | null;
  /** Another number than the one we know; null: that one. */
  readonly number: TelephoneNumber | null;
}

/** Whether the call can be had as asked: a number we can dial, and a time among those offered. */
export async function checkCall(
  ctx: Context,
  subject: PageSubject,
  { at: wantedAt, phone }: Extract<Press, { kind: 'call' }>,
): Promise<WantedCall | { readonly fault: PressFault }> {
  const offer = await callOffer(ctx, await loadTerms(ctx), subject);
  const given = phone === '' ? null : readNumber(phone, offer.deskZone);
  if ((phone !== '' && given === null) || (given ?? offer.known) === null) return { fault: 'phone' };
  if (wantedAt === null ? !offer.now : !offer.isOffered(wantedAt)) return { fault: 'time' };
  return { at: wantedAt, number: given?.number === offer.known?.number ? null : given };
}

/**
 * Plans the call as a follow-up at the contact's own time, which also allows it outside their call window (S2-08); it
 * takes the place of one they asked for before that is not due yet. A first number becomes theirs; another one stands in
 * what is to be done.
 */
export async function planCall(ctx: Context, subject: PageSubject, call: WantedCall): Promise<void> {
  const { requestId, contactId, phone } = subject;
  if (call.number !== null && phone === null)
    await ctx.db
      .updateTable('contact')
      .set({ phone: call.number.shown })
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', contactId)
      .execute();
  await callOffEarlier(ctx, requestId);
  const ownerId = subject.ownerId ?? (await coordinators(ctx))[0] ?? (await anybody(ctx));
  await planFollowUp(ctx, {
    requestId,
    ownerId,
    kind: 'call',
    text: callText(call),
    dueAt: call.at ?? ctx.now + NOW_WITHIN,
    askedByContact: true,
  });
}

/** What they asked for by phone with us stays: only a press on their page replaces another. */
async function callOffEarlier(ctx: Context, requestId: string): Promise<void> {
  const reason = 'the contact asked for another time';
  const rows = await ctx.db
    .updateTable('follow_up')
    .set({ state: 'cancelled', ended_at: at(ctx.now), ended_reason: reason })
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('state', '=', 'planned')
    .where('created_by', '=', actorText(ctx.actor))
    .where('due_at', '>', at(ctx.now))
    .returning(['id', 'owner_id', 'step'])
    .execute();
  if (rows.length === 0) return;
  await appendFacts(
    ctx,
    rows.map((row) => followUpFact(ctx, requestId, cancelled(ctx, row, reason))),
  );
  await afterChange(ctx, { requestIds: [requestId], ownerIds: rows.map(({ owner_id }) => owner_id) });
}

/** What is to be done, in the words of the desk. */
function callText({ at: wantedAt, number }: WantedCall): string {
  const when =
    wantedAt === null
      ? 'They asked on their page to be called now'
      : 'They asked on their page for this call';
  return number === null ? when : `${when}, at ${number.shown}`;
}

/** Nobody holds it and nobody coordinates: whoever has been here longest. */
async function anybody(ctx: Context): Promise<string> {
  const { user_id } = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .orderBy('user_id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return user_id;
}
