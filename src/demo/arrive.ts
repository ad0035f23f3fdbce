import { composeMail } from '../channels/email/compose-mail.ts';
import { readSubmission } from '../channels/webform/read-submission.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Arrivals } from '../flow/arrivals.ts';
import { formArrival } from '../flow/intake/form-arrival.ts';
import type { MailIntake } from '../flow/mail-intake.ts';
import type { Runner } from '../platform/context.ts';
import { newId } from '../platform/new-id.ts';
import { type Enquiry, larkfield } from './larkfield.ts';

/** Where the demo's enquiries come in: the same doors as real ones. */
export interface DemoDoors {
  readonly runner: Runner;
  readonly arrivals: Arrivals;
  readonly mailIntake: MailIntake;
}

export interface DemoPlace {
  readonly orgId: string;
  readonly mailbox: { readonly id: string; readonly deskId: string; readonly address: string };
  readonly form: { readonly id: string; readonly deskId: string; readonly name: string };
}

/** Lets an enquiry arrive at an instant. `automatic` makes it an out-of-office notice. Returns the request, if one opened. */
export async function arrive(
  doors: DemoDoors,
  place: DemoPlace,
  enquiry: Enquiry,
  at: Instant,
  automatic = false,
): Promise<string | null> {
  if (enquiry.channel === 'webform' && !automatic) {
    const { name, email, company, phone, zone, text } = enquiry;
    const { submission } = readSubmission({
      name,
      email,
      company,
      phone,
      zone,
      message: text,
      heed_nonce: newId(),
    });
    return (await doors.arrivals.admit(place.orgId, formArrival(submission, place.form, at))).requestId;
  }
  const mailId = `<${newId()}@${enquiry.email.split('@')[1]}>`;
  const { raw } = await composeMail({
    messageId: mailId,
    date: new Date(at),
    from: { name: enquiry.name, address: enquiry.email },
    to: [{ name: larkfield.company, address: larkfield.address }],
    subject: automatic ? 'Automatic reply: away this week' : enquiry.subject,
    text: automatic ? 'I am away this week and read mail on Monday.' : enquiry.text,
    automatic,
    heedId: '',
  });
  const { mailbox, orgId } = place;
  await doors.mailIntake.receive({
    orgId,
    mailbox,
    raw,
    arrivedAt: at,
    evidence: 'server',
    deliveryKey: mailId,
  });
  return requestOf(doors.runner, orgId, mailId);
}

async function requestOf(runner: Runner, orgId: string, mailId: string): Promise<string | null> {
  const row = await runner.run(orgId, { kind: 'system', job: 'demo' }, (ctx) =>
    ctx.db
      .selectFrom('message')
      .select('request_id')
      .where('org_id', '=', ctx.orgId)
      .where('mail_id', '=', mailId)
      .executeTakeFirst(),
  );
  return row?.request_id ?? null;
}

/** The demo's mailbox and form. Throws when the organisation is no demo. */
export async function demoPlace(runner: Runner, orgId: string): Promise<DemoPlace> {
  return runner.run(orgId, { kind: 'system', job: 'demo' }, async (ctx) => {
    const box = await ctx.db
      .selectFrom('mailbox')
      .select(['id', 'desk_id', 'address'])
      .where('org_id', '=', orgId)
      .orderBy('id')
      .executeTakeFirstOrThrow();
    const form = await ctx.db
      .selectFrom('web_form')
      .select(['id', 'desk_id', 'name'])
      .where('org_id', '=', orgId)
      .orderBy('id')
      .executeTakeFirstOrThrow();
    return {
      orgId,
      mailbox: { id: box.id, deskId: box.desk_id, address: box.address },
      form: { id: form.id, deskId: form.desk_id, name: form.name },
    };
  });
}
