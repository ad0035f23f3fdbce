import { composeMail } from '../../channels/email/compose-mail.ts';
import type { SmtpServer } from '../../channels/email/mail-server.ts';
import { OutcomeUnknown, sendMail } from '../../channels/email/send-mail.ts';
import { systemServer } from '../../channels/email/system-server.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Config } from '../../platform/config.ts';
import type { Context, Runner } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { Permanent, Transient } from '../../platform/failure.ts';
import { announce } from '../../platform/ledger.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { newId } from '../../platform/new-id.ts';
import type { Delivery, StoredServer } from '../../platform/schema.ts';
import { unseal } from '../../platform/secret-box.ts';
import { markDelivery } from './mark-delivery.ts';
import { loadOutgoing, type Outgoing } from './outgoing.ts';
import { recordSent } from './record-sent.ts';

export interface DeliveryDeps {
  readonly runner: Runner;
  readonly config: Config;
  readonly metrics: Metrics;
}

interface Job {
  readonly orgId: string;
  readonly messageId: string;
}

/**
 * The outbox job. The state `sending` is durable before the mail is offered, so after a crash in between the
 * outcome is `unknown` and a person decides: exactly once does not exist, twice is worse than asking.
 */
export async function deliverReply(deps: DeliveryDeps, job: Job): Promise<void> {
  const actor = { kind: 'system', job: 'send_reply' } as const;
  const run = <T>(work: (ctx: Context) => Promise<T>) => deps.runner.run(job.orgId, actor, work);
  await run((ctx) => settleInterrupted(ctx, job.messageId));
  const outgoing = await run((ctx) => loadOutgoing(ctx, job.messageId, deps.config.systemSmtp?.from ?? null));
  if (!outgoing) return;
  try {
    const acceptedAt = await hand(deps, outgoing, job, run);
    deps.metrics.mailSent.inc({ outcome: 'sent' });
    await run((ctx) =>
      recordSent(ctx, job.messageId, { acceptedAt: acceptedAt ?? ctx.now, evidence: 'relay', note: null }),
    );
  } catch (error) {
    await afterFailure(
      error as Error,
      (state, note) => run((ctx) => markDelivery(ctx, job.messageId, state, note)),
      deps.metrics,
    );
  }
}

/** Hands the mail over; the demo's goes to its sink. Returns when our relay accepted it, or null for "now". */
async function hand(
  deps: DeliveryDeps,
  outgoing: Outgoing,
  job: Job,
  run: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
): Promise<Instant | null> {
  const begin = () => run((ctx) => takeForSending(ctx, job.messageId));
  const composed = await composeMail(outgoing.mail);
  if (outgoing.demo) {
    await begin();
    await run((ctx) => keepInSink(ctx, outgoing, composed.raw.toString('utf8')));
    return null;
  }
  const server = outgoing.smtp ? serverOf(outgoing.smtp, deps.config.secret) : systemServer(deps.config);
  if (!server) throw new Permanent('no outgoing mail server is set up: add one to the mailbox in Settings');
  const accepted = await sendMail(server, composed, { now: Date.now, onData: begin });
  return deps.config.testClock ? null : accepted.acceptedAt;
}

function serverOf(stored: StoredServer, secret: string): SmtpServer {
  return {
    host: stored.host,
    port: stored.port,
    secure: stored.secure,
    allowSelfSigned: stored.allowSelfSigned,
    ...(stored.user ? { user: stored.user } : {}),
    ...(stored.sealedPassword ? { password: unseal(secret, stored.sealedPassword) } : {}),
  };
}

/** Somebody else took it meanwhile: nothing may be sent. */
class TakenElsewhere extends Error {}

async function takeForSending(ctx: Context, messageId: string): Promise<void> {
  const taken = await ctx.db
    .updateTable('message')
    .set({ delivery: 'sending', at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .where('delivery', '=', 'queued')
    .executeTakeFirst();
  if (Number(taken.numUpdatedRows) === 0) throw new TakenElsewhere();
}

/** The job runs again though the mail was being sent: the process died in between. */
async function settleInterrupted(ctx: Context, messageId: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('message')
    .select('delivery')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (row?.delivery === 'sending')
    await markDelivery(
      ctx,
      messageId,
      'unknown',
      'Heed stopped while this was being sent; it may have arrived.',
    );
}

async function afterFailure(
  error: Error,
  markAs: (state: Delivery, note: string) => Promise<void>,
  metrics: Metrics,
): Promise<void> {
  if (error instanceof TakenElsewhere) return;
  if (error instanceof OutcomeUnknown) {
    metrics.mailSent.inc({ outcome: 'unknown' });
    return markAs('unknown', 'The connection broke before the mail server answered; it may have arrived.');
  }
  if (error instanceof Permanent) {
    metrics.mailSent.inc({ outcome: 'failed' });
    return markAs('failed', error.message);
  }
  if (error instanceof Transient) await markAs('queued', `Trying again: ${error.message}`);
  throw error;
}

async function keepInSink(ctx: Context, outgoing: Outgoing, raw: string): Promise<void> {
  const { mail } = outgoing;
  await ctx.db
    .insertInto('sink_mail')
    .values({
      org_id: ctx.orgId,
      id: newId(),
      at: at(ctx.now),
      recipient: mail.to.map((to) => to.address).join(', '),
      subject: mail.subject,
      text: mail.text,
      headers: raw.split('\r\n\r\n', 1)[0] ?? '',
    })
    .execute();
  await announce(ctx, { topics: ['sink'] });
}
