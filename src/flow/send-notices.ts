import { OutcomeUnknown } from '../channels/email/send-mail.ts';
import { sendSystemMail } from '../channels/email/send-system-mail.ts';
import type { PushKeys } from '../channels/push/push-keys.ts';
import { type PushTarget, pushSubject, sendPush } from '../channels/push/send-push.ts';
import { type Notice, type NoticePlace, noticeMail, noticePush } from '../core/notice/compose-notice.ts';
import { HOUR } from '../core/time/instant.ts';
import { memberZones } from '../people/member-zones.ts';
import type { Config } from '../platform/config.ts';
import type { Context, Runner } from '../platform/context.ts';
import { Permanent, Transient } from '../platform/failure.ts';
import type { NoticeJob } from './enqueue-notices.ts';
import { keepNoticeInSink } from './keep-notice-in-sink.ts';
import { type DeliveryState, markNotices } from './mark-notices.ts';

export interface NoticeDeps {
  readonly runner: Runner;
  readonly config: Config;
  readonly pushKeys: PushKeys;
}

/** What could not be sent for so long is no news any more. */
const GIVE_UP_AFTER = 6 * HOUR;

interface Loaded {
  readonly notices: readonly Notice[];
  readonly place: NoticePlace;
  readonly isDemo: boolean;
  readonly email: string;
  /** Null where the browser unsubscribed. */
  readonly browser: PushTarget | null;
  readonly queuedAt: number;
}

/** Somebody else has it meanwhile: nothing may be sent. */
class TakenElsewhere extends Error {}

/**
 * The job that carries notices out of the house, by one way to one member. A mail is under way durably before it is
 * offered, and one that breaks off there is not sent again: the notice stands in Heed whatever becomes of it. A push
 * may be sent again, since a second one with the same tag takes the place of the first.
 */
export async function sendNotices(deps: NoticeDeps, job: NoticeJob): Promise<void> {
  const run = <T>(work: (ctx: Context) => Promise<T>) =>
    deps.runner.run(job.orgId, { kind: 'system', job: 'send_notices' }, work);
  const loaded = await run((ctx) => load(ctx, job, deps.config.publicUrl));
  if (!loaded) return;
  const mark = (from: readonly DeliveryState[], state: DeliveryState, detail: string | null = null) =>
    run((ctx) => markNotices(ctx, job, { from, state, detail }));
  try {
    if (job.way === 'push')
      await push(deps, loaded, (state, detail) => mark(['queued'], state, detail), run, job);
    else if (loaded.isDemo) await run((ctx) => intoSink(ctx, job, loaded));
    else {
      await mail(deps.config, loaded, async () => {
        const taken = await mark(['queued'], 'sending');
        if (taken !== loaded.notices.length) throw new TakenElsewhere();
      });
      await mark(['sending', 'unknown'], 'sent');
    }
  } catch (error) {
    await afterFailure(error as Error, loaded, mark, await run(async (ctx) => ctx.now));
  }
}

async function mail(config: Config, { notices, place, email }: Loaded, onData: () => Promise<void>) {
  const composed = noticeMail(notices, place);
  await sendSystemMail(config, { ...composed, to: email, id: `notice-${notices[0]?.id}` }, onData);
}

async function intoSink(ctx: Context, job: NoticeJob, { notices, place, email }: Loaded): Promise<void> {
  await markNotices(ctx, job, { from: ['queued'], state: 'sent', detail: null });
  await keepNoticeInSink(ctx, { ...noticeMail(notices, place), to: email });
}

async function push(
  { pushKeys, config }: NoticeDeps,
  { browser, notices, place }: Loaded,
  mark: (state: DeliveryState, detail: string | null) => Promise<number>,
  run: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  job: NoticeJob,
): Promise<void> {
  if (browser === null) return void (await mark('dropped', 'this browser unsubscribed'));
  const sender = { keys: await pushKeys.pair(), subject: pushSubject(config), allowInside: config.testClock };
  const outcome = await sendPush(browser, noticePush(notices, place), sender);
  if (outcome === 'sent') return void (await mark('sent', null));
  await mark('failed', 'this browser takes no notices any more; it was removed');
  await run((ctx) => forgetBrowser(ctx, job.subscriptionId ?? ''));
}

async function forgetBrowser(ctx: Context, subscriptionId: string): Promise<void> {
  await ctx.db
    .deleteFrom('push_subscription')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', subscriptionId)
    .execute();
}

type Mark = (from: readonly DeliveryState[], state: DeliveryState, detail?: string | null) => Promise<number>;

async function afterFailure(error: Error, { queuedAt }: Loaded, mark: Mark, now: number): Promise<void> {
  if (error instanceof TakenElsewhere) return;
  if (error instanceof OutcomeUnknown) {
    await mark(['sending'], 'unknown', error.message);
  } else if (error instanceof Permanent || now - queuedAt > GIVE_UP_AFTER) {
    await mark(['queued', 'sending'], 'failed', error.message);
  } else {
    // A failure of our own after the mail had left must not send it again: what is `sending` stays so.
    if (error instanceof Transient) await mark(['queued', 'sending'], 'queued', error.message);
    throw error;
  }
}

/** Null when there is nothing left to send. */
async function load(ctx: Context, job: NoticeJob, publicUrl: string): Promise<Loaded | null> {
  const rows = await ctx.db
    .selectFrom('notification_delivery as d')
    .innerJoin('notification as n', (join) =>
      join.onRef('n.org_id', '=', 'd.org_id').onRef('n.id', '=', 'd.notification_id'),
    )
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'n.org_id').onRef('m.user_id', '=', 'n.user_id'),
    )
    .innerJoin('organisation as o', 'o.id', 'd.org_id')
    .select(['n.id', 'n.kind', 'n.text', 'n.request_id', 'n.at', 'n.late', 'd.at as queued_at'])
    .select(['m.email', 'o.name', 'o.slug', 'o.is_demo'])
    .where('d.org_id', '=', ctx.orgId)
    .where('d.way', '=', job.way)
    .where('d.state', '=', 'queued')
    .where('d.notification_id', 'in', [...job.notificationIds])
    .$if(job.subscriptionId !== null, (query) => query.where('d.target_id', '=', job.subscriptionId ?? ''))
    .orderBy('n.at')
    .orderBy('n.id')
    .execute();
  const [first] = rows;
  if (!first) return null;
  const zones = await memberZones(ctx, [job.userId]);
  return {
    notices: rows.map((row) => ({ ...row, requestId: row.request_id })),
    place: { company: first.name, slug: first.slug, zone: zones.get(job.userId) ?? 'UTC', publicUrl },
    isDemo: first.is_demo,
    email: first.email,
    browser: job.subscriptionId === null ? null : await browserOf(ctx, job.subscriptionId),
    queuedAt: first.queued_at,
  };
}

async function browserOf(ctx: Context, id: string): Promise<PushTarget | null> {
  const row = await ctx.db
    .selectFrom('push_subscription')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
