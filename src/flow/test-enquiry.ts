import { composeMail } from '../channels/email/compose-mail.ts';
import { readSubmission } from '../channels/webform/read-submission.ts';
import type { Config } from '../platform/config.ts';
import type { Runner } from '../platform/context.ts';
import { newId } from '../platform/new-id.ts';
import type { Arrivals } from './arrivals.ts';
import type { Arrival } from './intake/arrival.ts';
import { formArrival } from './intake/form-arrival.ts';
import type { MailIntake } from './mail-intake.ts';

export interface TestEnquiryDeps {
  readonly config: Config;
  readonly runner: Runner;
  readonly arrivals: Arrivals;
  readonly mailIntake: MailIntake;
}

interface Place {
  readonly orgId: string;
  readonly userId: string;
}

const QUESTION = 'This is a test enquiry. Does an answer reach me?';

/** An enquiry to oneself through the real intake, so that a new organisation sees the whole way work. */
export async function testEnquiry(
  deps: TestEnquiryDeps,
  member: Place,
  through: 'form' | 'mail',
): Promise<{ requestId: string | null; message: string }> {
  const found = await deps.runner.run(member.orgId, { kind: 'user', userId: member.userId }, async (ctx) => ({
    now: ctx.now,
    me: await ctx.db
      .selectFrom('membership')
      .select(['name', 'email'])
      .where('org_id', '=', ctx.orgId)
      .where('user_id', '=', member.userId)
      .executeTakeFirstOrThrow(),
    form: await ctx.db
      .selectFrom('web_form')
      .select(['id', 'desk_id', 'name'])
      .where('org_id', '=', ctx.orgId)
      .orderBy('id')
      .executeTakeFirst(),
    box: await ctx.db
      .selectFrom('mailbox')
      .select(['id', 'desk_id', 'address'])
      .where('org_id', '=', ctx.orgId)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .executeTakeFirst(),
  }));
  if (through === 'form') {
    if (!found.form) return { requestId: null, message: 'Add a form first.' };
    const reading = readSubmission({ ...found.me, message: QUESTION, heed_nonce: newId() });
    const form = { id: found.form.id, deskId: found.form.desk_id, name: found.form.name };
    return admit(deps, member, formArrival(reading.submission, form, found.now));
  }
  if (!found.box) return { requestId: null, message: 'Connect a mailbox first.' };
  return mailIn(deps, member, found.box, found.me, found.now);
}

async function admit(deps: TestEnquiryDeps, member: Place, arrival: Arrival) {
  const { requestId } = await deps.arrivals.admit(member.orgId, arrival);
  return { requestId, message: 'It arrived.' };
}

async function mailIn(
  deps: TestEnquiryDeps,
  member: Place,
  box: { id: string; desk_id: string; address: string },
  me: { name: string; email: string },
  now: number,
) {
  const id = newId();
  const { raw } = await composeMail({
    messageId: `<test-${id}@${deps.config.mail.domain}>`,
    date: new Date(now),
    from: { name: me.name, address: me.email },
    to: [{ name: '', address: box.address }],
    subject: 'Test enquiry',
    text: QUESTION,
    heedId: `test-${id}`,
  });
  const outcome = await deps.mailIntake.receive({
    orgId: member.orgId,
    mailbox: { id: box.id, deskId: box.desk_id, address: box.address },
    raw,
    arrivedAt: now,
    evidence: 'server',
    deliveryKey: id,
  });
  const requestId = await deps.runner.run(member.orgId, { kind: 'system', job: 'test-enquiry' }, (ctx) =>
    ctx.db
      .selectFrom('message')
      .select('request_id')
      .where('org_id', '=', ctx.orgId)
      .where('mail_id', '=', `<test-${id}@${deps.config.mail.domain}>`)
      .executeTakeFirst(),
  );
  return {
    requestId: requestId?.request_id ?? null,
    message: outcome === 'request' ? 'It arrived.' : `It was filed as ${outcome}.`,
  };
}
