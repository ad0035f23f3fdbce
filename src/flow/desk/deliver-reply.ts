import { setTimeout as sleep } from 'node:timers/promises';
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
import { addLinkLine } from './add-link-line.ts';
import { type Expected, markDelivery } from './mark-delivery.ts';
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

type Run = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** One try at one mail. From `begunAt` on the mail may be on the wire, and this try alone says what became of it. */
interface Try {
  readonly run: Run;
  readonly messageId: string;
  begunAt: Instant | null;
}

/**
 * The outbox job. The state `sending` is durable before the mail is offered, so after a crash in between the
 * outcome is `unknown` and a person decides: exactly once does not exist, twice is worse than asking. A job may
 * come twice; whoever turns `queued` into `sending` sends, and what is `sending` already is left to the sweep.
 */
export async function deliverReply(deps: DeliveryDeps, job: Job): Promise<void> {
  const actor = { kind: 'system', job: 'send_reply' } as const;
  const run: Run = (work) => deps.runner.run(job.orgId, actor, work);
  const outgoing = await run(async (ctx) => {
    const loaded = await loadOutgoing(ctx, job.messageId, deps.config.systemSmtp?.from ?? null);
    return loaded && addLinkLine(ctx, loaded, job.messageId, deps.config);
  });
  if (!outgoing) return;
  const attempt: Try = { run, messageId: job.messageId, begunAt: null };
  let acceptedAt: Instant | null;
  try {
    acceptedAt = await hand(deps, outgoing, attempt);
  } catch (error) {
    return afterFailure(error as Error, attempt, deps.metrics);
  }
  deps.metrics.mailSent.inc({ outcome: 'sent' });
  await insist(() =>
    run((ctx) =>
      recordSent(ctx, job.messageId, { acceptedAt: acceptedAt ?? ctx.now, evidence: 'relay', note: null }),
    ),
  );
}

/** Hands the mail over; the demo's goes to its sink. Returns when our relay accepted it, or null for "now". */
async function hand(deps: DeliveryDeps, outgoing: Outgoing, attempt: Try): Promise<Instant | null> {
  const begin = async () => {
    attempt.begunAt = await attempt.run((ctx) => takeForSending(ctx, attempt.messageId));
  };
  const composed = await composeMail(outgoing.mail);
  if (outgoing.demo) {
    await begin();
    await attempt.run((ctx) => keepInSink(ctx, outgoing, composed.raw.toString('utf8')));
    return null;
  }
  const server = outgoing.smtp ? serverOf(outgoing.smtp, deps.config.secret) : systemServer(deps.config);
  if (!server) throw new Permanent('no outgoing mail server is set up: add one to the mailbox in Settings');
  const accepted = await sendMail(server, composed, { now: Date.now, onData: begin });
  return deps.config.testClock ? null : accepted.acceptedAt;
}

const RECORD_AGAIN_AFTER_MS = [100, 500, 2_000, 5_000];

/** The mail is out, so a database that is away for a moment must not make its outcome unknown. */
async function insist(record: () => Promise<void>): Promise<void> {
  for (const pauseMs of RECORD_AGAIN_AFTER_MS) {
    try {
      return await record();
    } catch {
      await sleep(pauseMs);
    }
  }
  await record();
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

/** Returns when the try began, which names it. */
async function takeForSending(ctx: Context, messageId: string): Promise<Instant> {
  const taken = await ctx.db
    .updateTable('message')
    .set({ delivery: 'sending', at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .where('delivery', '=', 'queued')
    .executeTakeFirst();
  if (Number(taken.numUpdatedRows) === 0) throw new TakenElsewhere();
  return ctx.now;
}

async function afterFailure(error: Error, attempt: Try, metrics: Metrics): Promise<void> {
  if (error instanceof TakenElsewhere) return;
  const { begunAt } = attempt;
  const expected: Expected =
    begunAt === null ? { states: ['queued'] } : { states: ['sending', 'unknown'], begunAt };
  const markAs = (delivery: Delivery, note: string) =>
    attempt.run((ctx) => markDelivery(ctx, attempt.messageId, { delivery, note }, expected));
  if (error instanceof OutcomeUnknown) {
    metrics.mailSent.inc({ outcome: 'unknown' });
    await markAs('unknown', 'The connection broke before the mail server answered; it may have arrived.');
  } else if (error instanceof Permanent) {
    metrics.mailSent.inc({ outcome: 'failed' });
    await markAs('failed', error.message);
  } else {
    if (error instanceof Transient) await markAs('queued', `Trying again: ${error.message}`);
    throw error;
  }
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
