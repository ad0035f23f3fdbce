import { composeMail } from '../../channels/email/compose-mail.ts';
import { readSubmission } from '../../channels/webform/read-submission.ts';
import { Arrivals } from '../../flow/arrivals.ts';
import { formArrival } from '../../flow/intake/form-arrival.ts';
import { MailIntake } from '../../flow/mail-intake.ts';
import type { Context } from '../../platform/context.ts';
import type { DemoPlace } from '../arrive.ts';
import { larkfield } from '../larkfield.ts';
import { askedMore, enquiryOf } from './enquiry-words.ts';
import { asOf, type Entry, type PastDeps, runnerWithin } from './past-context.ts';
import type { PlannedLead } from './plan.ts';

/** Comes in through the door of its channel, which tells the same one twice apart. */
export async function arriveInPast(
  ctx: Context,
  deps: PastDeps,
  place: DemoPlace,
  lead: PlannedLead,
): Promise<string> {
  const enquiry = enquiryOf(lead);
  const received = asOf(ctx, lead.receivedAt, { kind: 'channel', source: 'intake' });
  const runner = runnerWithin(received);
  const arrivals = new Arrivals(runner, deps.metrics);
  if (enquiry.channel === 'webform') {
    const { name, email, company, phone, zone, text, source } = enquiry;
    const fields = {
      name,
      email,
      company,
      phone,
      zone,
      source,
      message: text,
      heed_nonce: `past-${lead.number}`,
    };
    const arrival = formArrival(readSubmission(fields).submission, place.form, lead.receivedAt);
    const { requestId } = await arrivals.admit(place.orgId, arrival);
    if (requestId === null) throw new Error('an enquiry of the demo was filtered');
    return requestId;
  }
  const mailId = `<past-${lead.number}@${enquiry.email.split('@')[1]}>`;
  return receive(received, new MailIntake(runner, arrivals), place, { ...enquiry, mailId, inReplyTo: null });
}

interface PastMail {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly text: string;
  readonly mailId: string;
  readonly inReplyTo: string | null;
}

async function receive(ctx: Context, intake: MailIntake, place: DemoPlace, mail: PastMail): Promise<string> {
  const { raw } = await composeMail({
    messageId: mail.mailId,
    date: new Date(ctx.now),
    from: { name: mail.name, address: mail.email },
    to: [{ name: larkfield.company, address: larkfield.address }],
    subject: mail.subject,
    text: mail.text,
    heedId: '',
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo }),
  });
  const { orgId, mailbox } = place;
  const delivered = {
    orgId,
    mailbox,
    raw,
    arrivedAt: ctx.now,
    evidence: 'server',
    deliveryKey: mail.mailId,
  } as const;
  const outcome = await intake.receive(delivered);
  if (outcome !== 'request') throw new Error(`a mail of the demo became: ${outcome}`);
  const row = await ctx.db
    .selectFrom('message')
    .select('request_id')
    .where('org_id', '=', ctx.orgId)
    .where('mail_id', '=', mail.mailId)
    .executeTakeFirstOrThrow();
  return row.request_id;
}

/** The contact answers our last mail with another question. */
export async function askMore(ctx: Context, { deps, place, lead, requestId }: Entry): Promise<void> {
  const { name, email, subject } = enquiryOf(lead);
  const last = await ctx.db
    .selectFrom('message')
    .select('mail_id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('direction', '=', 'out')
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow();
  const received = asOf(ctx, ctx.now, { kind: 'channel', source: 'intake' });
  const runner = runnerWithin(received);
  const mailId = `<past-${lead.number}-more@${email.split('@')[1]}>`;
  const mail = {
    name,
    email,
    subject: `Re: ${subject}`,
    text: askedMore(lead),
    mailId,
    inReplyTo: last.mail_id,
  };
  await receive(received, new MailIntake(runner, new Arrivals(runner, deps.metrics)), place, mail);
}
