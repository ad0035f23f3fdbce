import type { z } from 'zod';
import { sendSystemMail } from '../../../channels/email/send-system-mail.ts';
import type { PushKeys } from '../../../channels/push/push-keys.ts';
import { type PushTarget, pushSubject, sendPush } from '../../../channels/push/send-push.ts';
import type { Config } from '../../../platform/config.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { sendTest } from './contract.ts';

type Result = z.input<typeof sendTest.response>['results'][number];

/** Where a member's test goes. */
export interface TestTargets {
  readonly slug: string;
  readonly company: string;
  readonly email: string;
  readonly isDemo: boolean;
  readonly browsers: readonly (PushTarget & { readonly label: string })[];
}

const SUBJECT = 'A test from Heed';
const TEXT = 'This is how a notice reaches you. Nothing needs you.';

/** The acting member's address and browsers; of a demo the mail is put into its sink at once. */
export async function testTargets(ctx: Context): Promise<TestTargets> {
  const member = await ctx.db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.org_id')
    .select(['m.email', 'o.is_demo', 'o.name', 'o.slug'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.user_id', '=', actingUser(ctx))
    .executeTakeFirstOrThrow();
  const browsers = await ctx.db
    .selectFrom('push_subscription')
    .select(['endpoint', 'p256dh', 'auth', 'label'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', actingUser(ctx))
    .orderBy('added_at')
    .execute();
  const { email, slug, name: company, is_demo: isDemo } = member;
  if (isDemo)
    await ctx.db
      .insertInto('sink_mail')
      .values({
        org_id: ctx.orgId,
        id: newId(),
        at: at(ctx.now),
        recipient: email,
        subject: SUBJECT,
        text: TEXT,
        headers: 'Auto-Submitted: auto-generated',
      })
      .execute();
  return { slug, company, email, isDemo, browsers };
}

/** Sends the tests, all at the same time, and says of each what became of it. Nothing is kept. */
export async function sendTests(
  targets: TestTargets,
  { config, pushKeys }: { readonly config: Config; readonly pushKeys: PushKeys },
): Promise<{ results: Result[] }> {
  const { slug, company, browsers } = targets;
  const sender = { keys: await pushKeys.pair(), subject: pushSubject(config), allowInside: config.testClock };
  const url = `/o/${slug}/settings/notifications`;
  const payload = { title: `Test · ${company}`, text: TEXT, url, tag: 'test' };
  const pushes = browsers.map(({ label, ...browser }) =>
    outcome('push', label, async () => {
      const became = await sendPush(browser, payload, sender);
      if (became === 'gone') throw new Error('this browser takes no notices any more; remove it');
      return 'handed to the push service';
    }),
  );
  return { results: await Promise.all([mailTest(targets, config), ...pushes]) };
}

function mailTest({ email, isDemo, slug }: TestTargets, config: Config): Promise<Result> {
  return outcome('mail', email, async () => {
    if (isDemo) return 'caught in the demo’s sink: its mail never leaves';
    const text = `${TEXT}\n\n${config.publicUrl}/o/${slug}/settings/notifications`;
    await sendSystemMail(config, { to: email, subject: SUBJECT, text });
    return 'taken by the mail server';
  });
}

async function outcome(way: Result['way'], to: string, send: () => Promise<string>): Promise<Result> {
  try {
    return { way, to, ok: true, detail: await send() };
  } catch (error) {
    return { way, to, ok: false, detail: (error as Error).message };
  }
}
