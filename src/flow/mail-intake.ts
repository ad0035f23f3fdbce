import { judgeMail, type MailVerdict } from '../channels/email/filters/index.ts';
import { parseMail } from '../channels/email/parse-mail.ts';
import type { ParsedMail } from '../channels/email/parsed-mail.ts';
import { threadKeys } from '../channels/email/thread-of.ts';
import { markAbsent } from '../people/mark-absent.ts';
import type { Actor, Context, Runner } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { announce } from '../platform/ledger.ts';
import type { Arrivals } from './arrivals.ts';
import type { Arrival } from './intake/arrival.ts';
import { conversationOf, type FoundConversation } from './intake/conversation-of.ts';
import { fileFiltered } from './intake/file-filtered.ts';
import { filedAlready } from './intake/follow-up.ts';
import { knownAddresses } from './intake/known-addresses.ts';
import { type DeliveredMail, mailArrival } from './intake/mail-arrival.ts';
import { recordBounce } from './record-bounce.ts';
import { recordOwnMail } from './record-own-mail.ts';

export type MailOutcome = 'request' | 'own' | 'bounce' | 'filtered' | 'duplicate';

/** Takes a delivered mail to where it belongs. Resolves when that is durable; throws to have it delivered again. */
export class MailIntake {
  readonly #runner: Runner;
  readonly #arrivals: Arrivals;

  constructor(runner: Runner, arrivals: Arrivals) {
    this.#runner = runner;
    this.#arrivals = arrivals;
  }

  async receive(delivered: DeliveredMail): Promise<MailOutcome> {
    const mail = await parseMail(delivered.raw);
    try {
      return await this.#take(mail, delivered);
    } catch (error) {
      if (!isAboutContent(error)) throw error;
      return this.#park(mail, delivered, error as Error);
    }
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

  async #take(mail: ParsedMail, delivered: DeliveredMail): Promise<MailOutcome> {
    const judged = await this.#runner.run(delivered.orgId, mailboxActor(delivered), (ctx) =>
      fileUnlessPersonal(ctx, mail, delivered),
    );
    if ('outcome' in judged) return judged.outcome;
    const { outcome } = await this.#arrivals.admit(delivered.orgId, judged.arrival);
    return outcome === 'duplicate' ? 'duplicate' : 'request';
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

type Judged = { readonly outcome: MailOutcome } | { readonly arrival: Arrival };

/** Files everything that opens no request in this transaction; a person's mail goes on to the batch of arrivals. */
async function fileUnlessPersonal(ctx: Context, mail: ParsedMail, delivered: DeliveredMail): Promise<Judged> {
  await ctx.db
    .updateTable('mailbox')
    .set({ last_mail_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', delivered.mailbox.id)
    .execute();
  const known = await knownAddresses(ctx, mail);
  const found = await conversationOf(ctx, threadKeys(mail, known.replyTokenOf));
  const arrival = mailArrival(mail, delivered, found?.conversationId ?? null);
  if ((await filedAlready(ctx, [arrival.sourceKey])).size > 0) return { outcome: 'duplicate' };
  const verdict = judgeMail(mail, known);
  switch (verdict.kind) {
    case 'personal':
      return { arrival };
    case 'bounce':
      return fileBounce(ctx, arrival, verdict);
    case 'staff':
      return fileStaffMail(ctx, arrival, verdict, found);
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
  verdict: Extract<MailVerdict, { kind: 'staff' }>,
  found: FoundConversation | null,
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
    await recordOwnMail(ctx, found, {
      arrival,
      authorId: verdict.userId,
      automatic: verdict.automatic ? verdict.reasons : [],
    });
    return { outcome: 'own' };
  }
  if (!verdict.automatic) return { arrival };
  await fileFiltered(ctx, arrival, { reason: 'automatic', evidence: verdict.reasons });
  return { outcome: 'filtered' };
}
