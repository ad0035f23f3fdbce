import { readNumber, type TelephoneNumber } from '../../channels/phone/read-number.ts';
import type { Press, PressFault } from '../../core/outcome/press.ts';
import { type Instant, MINUTE } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { loadTerms } from '../clocks/terms.ts';
import { planFollowUp } from '../desk/follow-ups/plan-follow-up.ts';
import { callOffer } from './call-offer.ts';
import type { PageSubject } from './find-subject.ts';
import { coordinators } from './tell-desk.ts';

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
  { at, phone }: Extract<Press, { kind: 'call' }>,
): Promise<WantedCall | { readonly fault: PressFault }> {
  const offer = await callOffer(ctx, await loadTerms(ctx), subject);
  const given = phone === '' ? null : readNumber(phone, offer.deskZone);
  if ((phone !== '' && given === null) || (given ?? offer.known) === null) return { fault: 'phone' };
  if (at === null ? !offer.now : !offer.isOffered(at)) return { fault: 'time' };
  return { at, number: given?.number === offer.known?.number ? null : given };
}

/**
 * Plans the call as a follow-up at the contact's own time, which also allows it outside their call window (S2-08). A
 * first number becomes theirs; another one stands in what is to be done.
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

/** What is to be done, in the words of the desk. */
export function callText({ at, number }: WantedCall): string {
  const when =
    at === null ? 'They asked on their page to be called now' : 'They asked on their page for this call';
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
