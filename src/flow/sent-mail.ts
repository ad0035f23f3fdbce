import type { ParsedMail } from '../channels/email/parsed-mail.ts';
import { threadKeys } from '../channels/email/thread-of.ts';
import type { Context } from '../platform/context.ts';
import { awaitingRequest } from './awaiting-request.ts';
import { foundInSent } from './desk/found-in-sent.ts';
import { conversationOf } from './intake/conversation-of.ts';
import { filedAlready } from './intake/follow-up.ts';
import { knownAddresses } from './intake/known-addresses.ts';
import { type DeliveredMail, mailArrival } from './intake/mail-arrival.ts';
import { recordOwnMail } from './record-own-mail.ts';
import { whoWrote } from './who-wrote.ts';

/** `elsewhere`: it belongs to no conversation of ours, and is nobody's business here. */
export type SentOutcome = 'own' | 'duplicate' | 'elsewhere';

/** Takes a mail from the folder of what was sent: a reply past the composer counts by rule (R18), our own is known and went out. */
export async function takeSentMail(
  ctx: Context,
  mail: ParsedMail,
  delivered: DeliveredMail,
): Promise<SentOutcome> {
  const known = await knownAddresses(ctx, mail);
  if (mail.messageId !== null && known.ourMessageIds.has(mail.messageId)) {
    await foundInSent(ctx, mail.messageId, delivered.arrivedAt);
    return 'duplicate';
  }
  if (mail.headers.has('x-heed-message')) return 'duplicate';
  const found =
    (await conversationOf(ctx, threadKeys(mail, known.replyTokenOf))) ??
    (await awaitingRequest(ctx, mail, delivered.arrivedAt));
  if (!found) return 'elsewhere';
  const arrival = mailArrival(mail, delivered, found.conversationId);
  if ((await filedAlready(ctx, [arrival.sourceKey])).size > 0) return 'duplicate';
  await recordOwnMail(ctx, found, { arrival, ...(await whoWrote(ctx, found, mail, known)) });
  return 'own';
}
