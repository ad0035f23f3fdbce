import { type SystemMail, sendSystemMail } from '../../../channels/email/send-system-mail.ts';
import { weeklyText, weekSentence } from '../../../core/report/weekly-text.ts';
import { HOUR, type Instant } from '../../../core/time/instant.ts';
import type { Config } from '../../../platform/config.ts';
import type { Context, Runner } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { at } from '../../../platform/database.ts';
import { Permanent } from '../../../platform/failure.ts';
import { newId } from '../../../platform/new-id.ts';
import { TypesetterAbsent } from '../../../platform/typeset-pdf.ts';
import type { WeeklyJob } from './mail-week.ts';
import { printedWeek } from './printed-week.ts';
import { ageText, type PrintedWeek, printWeek } from './week-page.ts';

export interface WeeklyMailDeps {
  readonly runner: Runner;
  readonly config: Config;
}

interface Loaded {
  readonly email: string;
  readonly slug: string;
  readonly isDemo: boolean;
  readonly queuedAt: Instant;
  readonly printed: PrintedWeek;
}

/** The next week's report is nearly there: this one is news no more. */
const GIVE_UP_AFTER = 72 * HOUR;

/**
 * The job that mails a weekly report to one receiver, the page attached. What broke off may be sent again: the same
 * Message-ID makes it the same mail. Where no page can be set the mail says so and carries the figures as text.
 */
export async function sendWeekly({ runner, config }: WeeklyMailDeps, job: WeeklyJob): Promise<void> {
  const run = <T>(work: (ctx: Context) => Promise<T>) =>
    runner.run(job.orgId, { kind: 'system', job: 'send_weekly' }, work);
  const loaded = await run((ctx) => load(ctx, job.mailId));
  if (!loaded) return;
  const mail = await compose(loaded, job.mailId, config.publicUrl);
  try {
    if (loaded.isDemo) await run((ctx) => keepInSink(ctx, mail));
    else await sendSystemMail(config, mail);
    await run((ctx) => mark(ctx, job.mailId, 'sent', null));
  } catch (error) {
    const { message } = error as Error;
    const now = await run(async (ctx) => ctx.now);
    const isOver = error instanceof Permanent || now - loaded.queuedAt > GIVE_UP_AFTER;
    await run((ctx) => mark(ctx, job.mailId, isOver ? 'failed' : 'queued', message));
    if (!isOver) throw error;
  }
}

async function compose(
  { printed, email, slug }: Loaded,
  mailId: string,
  publicUrl: string,
): Promise<SystemMail> {
  const { content, names, states } = printed;
  const pdf = await printWeek(printed).catch((error: Error) => {
    if (error instanceof TypesetterAbsent) return null;
    throw error;
  });
  const text = weeklyText(content, {
    states,
    waiting: content.waiting.map(
      (row) => `${names.requests.get(row.requestId) ?? 'a request that was erased'}: ${ageText(row)}`,
    ),
  });
  const without =
    pdf === null ? '\n\nThis server can’t set PDF: the page is missing, the figures are all here.' : '';
  return {
    to: email,
    id: `weekly-${mailId}`,
    subject: `${names.company}, week ${content.week}: ${weekSentence(content)}`.slice(0, 180),
    text: `${text}${without}\n\n${publicUrl}/o/${slug}/boards/weekly?week=${content.week}\n`,
    attachments:
      pdf === null
        ? []
        : [{ name: `responsiveness-${content.week}.pdf`, type: 'application/pdf', content: pdf }],
  };
}

/** null: it has been sent, or its receiver has left. */
async function load(ctx: Context, mailId: string): Promise<Loaded | null> {
  const row = await ctx.db
    .selectFrom('weekly_report_mail as w')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'w.org_id').onRef('m.user_id', '=', 'w.user_id'),
    )
    .innerJoin('organisation as o', 'o.id', 'w.org_id')
    .select(['w.report_id', 'w.at', 'm.email', 'm.roles', 'o.slug', 'o.is_demo'])
    .where('w.org_id', '=', ctx.orgId)
    .where('w.id', '=', mailId)
    .where('w.state', '=', 'queued')
    .where('m.active', '=', true)
    .executeTakeFirst();
  if (!row) return null;
  return {
    email: row.email,
    slug: row.slug,
    isDemo: row.is_demo,
    queuedAt: row.at,
    printed: await printedWeek(ctx, row.report_id, row.roles as Role[]),
  };
}

async function mark(
  ctx: Context,
  mailId: string,
  state: 'queued' | 'sent' | 'failed',
  detail: string | null,
): Promise<void> {
  await ctx.db
    .updateTable('weekly_report_mail')
    .set({ state, detail })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', mailId)
    .execute();
}

/** The demo's mail leaves nowhere. */
async function keepInSink(ctx: Context, { to, subject, text }: SystemMail): Promise<void> {
  await ctx.db
    .insertInto('sink_mail')
    .values({
      org_id: ctx.orgId,
      id: newId(),
      at: at(ctx.now),
      recipient: to,
      subject,
      text,
      headers: 'Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All',
    })
    .execute();
}
