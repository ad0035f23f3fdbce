import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import { findQuestions } from '../../core/reply/questions.ts';
import { loggedLate } from '../../core/request/logged-late.ts';
import { fromIso, type Instant } from '../../core/time/instant.ts';
import { isZone } from '../../core/time/zone-clock.ts';
import { mainDesk } from '../../people/main-desk.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { admitAll } from '../arrivals.ts';
import { setKind } from '../desk/set-kind.ts';
import type { Admitted, Arrival, ArrivalContact } from '../intake/arrival.ts';
import { checkReceipt } from './check-receipt.ts';
import type * as contract from './contract.ts';

type Entry = z.output<typeof contract.enterRequest.body>;
export type Entered = z.input<typeof contract.enterRequest.response>;

const LONGEST_SUBJECT = 90;

/**
 * A person types in what came by letter, in person, by phone or otherwise. It goes the way of every arrival, with the
 * time they say it came: its clocks run from then (S1-11). Throws `invalid` with a pointer to the field.
 */
export async function enterRequest(ctx: Context, input: Entry): Promise<Entered> {
  const receivedAt = checkReceipt(fromIso(input.receivedAt), ctx.now);
  const contact = await contactOf(ctx, input.contact);
  const desk = await deskOf(ctx, input.deskId);
  const arrival: Arrival = {
    ...typedArrival(input, receivedAt),
    deskId: desk,
    contact,
    ...('id' in input.contact ? { contactId: input.contact.id } : {}),
    ...(input.kind === undefined ? {} : { lead: input.kind === 'lead' }),
    subject: input.subject || firstLine(input.text),
  };
  const [admitted] = await admitAll(ctx, [arrival]);
  if (!admitted) throw new Error('an arrival was neither admitted nor refused');
  if (admitted.outcome !== 'new') return answerOf(ctx, admitted, receivedAt);
  await ctx.db
    .updateTable('request')
    .set({ entered_by: actingUser(ctx) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', admitted.requestId)
    .execute();
  await markEntered(ctx, admitted.messageId);
  if (input.kind !== undefined && input.kind !== 'lead' && input.kind !== 'question')
    await setKind(ctx, { requestId: admitted.requestId, kind: input.kind });
  return answerOf(ctx, admitted, receivedAt);
}

/** What every typed arrival has in common; nothing but the typing vouches for it. */
export function typedArrival(
  { channel, text, idempotencyKey }: Pick<Entry, 'channel' | 'text' | 'idempotencyKey'>,
  receivedAt: Instant,
) {
  return {
    sourceKey: `typed:${idempotencyKey}`,
    channel,
    evidence: 'typed',
    receivedAt,
    mailboxId: null,
    text,
    quoted: '',
    html: null,
    questions: findQuestions(text),
    source: null,
    mailId: null,
    mailReferences: [],
    toText: '',
    conversationId: null,
    attachments: [],
  } as const;
}

/** Who typed a message in, and when: the mark stays with it. */
export async function markEntered(ctx: Context, messageId: string): Promise<void> {
  await ctx.db
    .updateTable('message')
    .set({ entered_by: actingUser(ctx), entered_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .execute();
}

export function answerOf(ctx: Context, admitted: Admitted, receivedAt: Instant): Entered {
  const { requestId, messageId, outcome } = admitted;
  return { requestId, messageId, outcome, loggedLateMs: loggedLate(receivedAt, ctx.now) };
}

async function contactOf(ctx: Context, given: Entry['contact']): Promise<ArrivalContact> {
  if (!('id' in given)) {
    if (given.zone !== null && !isZone(given.zone))
      throw new DomainError('invalid', 'there is no such zone', '/contact/zone');
    return given;
  }
  const known = await ctx.db
    .selectFrom('contact')
    .select(['name', 'email', 'phone', 'company', 'zone'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', given.id)
    .executeTakeFirst();
  if (!known) throw new DomainError('invalid', 'nobody we know has this id', '/contact/id');
  return known;
}

async function deskOf(ctx: Context, given: string | undefined): Promise<string> {
  if (given === undefined) return (await mainDesk(ctx)).id;
  const desk = await ctx.db
    .selectFrom('desk')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', given)
    .executeTakeFirst();
  if (!desk) throw new DomainError('invalid', 'there is no such desk', '/deskId');
  return desk.id;
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  return line.length > LONGEST_SUBJECT ? `${line.slice(0, LONGEST_SUBJECT - 1).trimEnd()}…` : line;
}
