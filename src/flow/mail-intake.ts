import { judgeMail, type MailVerdict } from '../channels/email/filters/index.ts';
import { parseMail } from '../channels/email/parse-mail.ts';
import type { ParsedMail } from '../channels/email/parsed-mail.ts';
import { threadKeys } from '../channels/email/thread-of.ts';
import { markAbsent } from '../people/mark-absent.ts';
import type { Actor, Context, Runner } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { announce } from '../platform/ledger.ts';
import type { Arrivals } from './arrivals.ts';
import type { SenderCheck, SenderChecks } from './check-senders.ts';
import { asStranger, claimsUs, isForged, proofOf, type Trust } from './forged-sender.ts';
import type { Arrival } from './intake/arrival.ts';
import { conversationOf, type FoundConversation } from './intake/conversation-of.ts';
import { fileFiltered } from './intake/file-filtered.ts';
import { filedAlready } from './intake/follow-up.ts';
import { knownAddresses } from './intake/known-addresses.ts';
import { type DeliveredMail, mailArrival } from './intake/mail-arrival.ts';
import { reachesContact } from './reaches-contact.ts';
import { recordBounce } from './record-bounce.ts';
import { type OwnMail, recordOwnMail } from './record-own-mail.ts';
import { type SentOutcome, takeSentMail } from './sent-mail.ts';
import { NOT_TO_THEM, whoWrote } from './who-wrote.ts';

export type MailOutcome = 'request' | 'own' | 'bounce' | 'filtered' | 'duplicate';

/** Takes a delivered mail to where it belongs. Resolves when that is durable; throws to have it delivered again. */
export class MailIntake {
  readonly #runner: Runner;
  readonly #arrivals: Arrivals;
  readonly #senders: SenderChecks | null;

  /** Without `senders` nobody's sender is checked. */
  constructor(runner: Runner, arrivals: Arrivals, senders: SenderChecks | null = null) {
    this.#runner = runner;
    this.#arrivals = arrivals;
    this.#senders = senders;
  }

  async receive(delivered: DeliveredMail): Promise<MailOutcome> {
    const mail = await parseMail(delivered.raw);
    const sender = this.#senders?.begin(mail, delivered) ?? null;
    try {
      const outcome = await this.#take(mail, delivered, sender);
      if (outcome !== 'duplicate') sender?.keep();
      return outcome;
    } catch (error) {
      if (!isAboutContent(error)) throw error;
      return this.#park(mail, delivered, error as Error);
    }
  }

  /** Takes what was sent from a mailbox past the composer, as `receive` takes what came in. */
  async receiveSent(delivered: DeliveredMail): Promise<SentOutcome> {
    const mail = await parseMail(delivered.raw);
    return this.#runner.run(delivered.orgId, mailboxActor(delivered), (ctx) =>
      takeSentMail(ctx, mail, delivered),
    );
  }

  /** Resolves when no sender is being checked any more. */
  async settled(): Promise<void> {
    await this.#senders?.settled();
  }

  /** One mail that the database refuses must not keep the ones behind it out: it waits, whole, for a person. */
  async #park(mail: ParsedMail, delivered: DeliveredMail, error: Error): Promise<MailOutcome> {
    const bare = {
      ...mail,
      subject: '',
      text: '',
      html: null,
      references: [],
      inReplyTo: [],
      messageId: null,
    };
    const arrival: Arrival = {
      ...mailArrival(bare, delivered, null),
      contact: { name: 'Unreadable mail', email: null, phone: null, company: null, zone: null },
      toText: delivered.mailbox.address,
      attachments: [{ name: 'mail.eml', type: 'message/rfc822', contentId: null, content: delivered.raw }],
    };
    const verdict = { reason: 'unreadable', evidence: [error.message] };
    await this.#runner.run(delivered.orgId, mailboxActor(delivered), (ctx) =>
      fileFiltered(ctx, arrival, verdict),
    );
    return 'filtered';
  }

  async #take(mail: ParsedMail, delivered: DeliveredMail, sender: SenderCheck | null): Promise<MailOutcome> {
    const judge = (trust: Trust) =>
      this.#runner.run(delivered.orgId, mailboxActor(delivered), (ctx) =>
        fileUnlessPersonal(ctx, mail, delivered, trust),
      );
    const first = await judge(sender === null ? null : (sender.said ?? 'unknown'));
    // The question goes out between two transactions, and for mail in our own name alone.
    const judged = 'asks' in first ? await judge(sender === null ? null : await sender.found()) : first;
    if ('asks' in judged) throw new Error('a sender that was checked is asked for again');
    if ('outcome' in judged) return judged.outcome;
    const { outcome } = await this.#arrivals.admit(delivered.orgId, judged.arrival);
    return outcome === 'duplicate' || outcome === 'filtered' ? outcome : 'request';
  }
}

function mailboxActor(delivered: DeliveredMail): Actor {
  return { kind: 'channel', source: `mailbox:${delivered.mailbox.id}` };
}

/** PostgreSQL's classes 22 and 54, data that is wrong or over a limit: it can't be stored, now or later. */
function isAboutContent(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?:22|54)/.test(error.code)
  );
}

type Judged =
  | { readonly outcome: MailOutcome }
  | { readonly arrival: Arrival }
  /** It comes in our name: who sent it has to be known first. */
  | { readonly asks: true };

/** Files everything that opens no request in this transaction; a person's mail goes on to the batch of arrivals. */
async function fileUnlessPersonal(
  ctx: Context,
  mail: ParsedMail,
  delivered: DeliveredMail,
  trust: Trust,
): Promise<Judged> {
  await ctx.db
    .updateTable('mailbox')
    .set({ last_mail_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', delivered.mailbox.id)
    .execute();
  const all = await knownAddresses(ctx, mail);
  const known = isForged(mail, all, trust) ? asStranger(all, mail) : all;
  const found = await conversationOf(ctx, threadKeys(mail, known.replyTokenOf));
  const arrival = mailArrival(mail, delivered, found?.conversationId ?? null);
  if ((await filedAlready(ctx, [arrival.sourceKey])).size > 0) return { outcome: 'duplicate' };
  const verdict = judgeMail(mail, known);
  if (
    trust === 'unknown' &&
    (verdict.kind === 'staff' || verdict.kind === 'personal') &&
    claimsUs(mail, known)
  )
    return { asks: true };
  switch (verdict.kind) {
    case 'personal':
      if (!found || !known.ownAddresses.has(mail.from?.address ?? '')) return { arrival };
      // A copy of what one of us wrote from an address that we share.
      await recordOwnMail(ctx, found, {
        arrival,
        ...(await whoWrote(ctx, found, mail, known)),
        proof: proofOf(trust),
      });
      return { outcome: 'own' };
    case 'bounce':
      return fileBounce(ctx, arrival, verdict);
    case 'staff':
      return fileStaffMail(ctx, arrival, { ...verdict, proof: proofOf(trust) }, found && { ...found, mail });
    case 'loop':
      if (found) await recordOwnMail(ctx, found, { arrival, authorId: null, automatic: [verdict.reason] });
      else await fileFiltered(ctx, arrival, { reason: 'loop', evidence: [verdict.reason] });
      return { outcome: found ? 'own' : 'filtered' };
    default:
      await fileFiltered(ctx, arrival, { reason: verdict.kind, evidence: verdict.reasons });
      return { outcome: 'filtered' };
  }
}

async function fileBounce(
  ctx: Context,
  arrival: Arrival,
  verdict: Extract<MailVerdict, { kind: 'bounce' }>,
): Promise<Judged> {
  await recordBounce(ctx, { ...verdict, at: arrival.receivedAt });
  await fileFiltered(ctx, arrival, { reason: 'bounce', evidence: [verdict.reason] });
  return { outcome: 'bounce' };
}

/**
 * From a colleague's address: an absence notice marks them away, a mail into a conversation is ours. From is easily
 * forged, so both count only for a mail that names one of our conversations, which a stranger can't know of. A
 * colleague who writes without one is a contact like any other.
 */
async function fileStaffMail(
  ctx: Context,
  arrival: Arrival,
  verdict: Extract<MailVerdict, { kind: 'staff' }> & Required<Pick<OwnMail, 'proof'>>,
  found: (FoundConversation & { readonly mail: ParsedMail }) | null,
): Promise<Judged> {
  if (verdict.absence && found) {
    await markAbsent(ctx, {
      userId: verdict.userId,
      from: arrival.receivedAt,
      until: null,
      reason: 'out of office (automatic reply)',
    });
    await announce(ctx, { topics: ['people'] });
  }
  if (found) {
    const personal = (await reachesContact(ctx, found, found.mail)) ? [] : [NOT_TO_THEM];
    await recordOwnMail(ctx, found, {
      arrival,
      authorId: verdict.userId,
      automatic: verdict.automatic ? verdict.reasons : personal,
      proof: verdict.proof,
    });
    return { outcome: 'own' };
  }
  if (!verdict.automatic) return { arrival };
  await fileFiltered(ctx, arrival, { reason: 'automatic', evidence: verdict.reasons });
  return { outcome: 'filtered' };
}
