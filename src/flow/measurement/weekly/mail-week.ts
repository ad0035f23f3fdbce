import { sql } from 'kysely';
import { type Context, enqueue } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';

/** What the job `send_weekly` gets. */
export interface WeeklyJob {
  readonly orgId: string;
  readonly mailId: string;
}

/** Puts the mails of a report into the outbox: one to every executive and metrics keeper. */
export async function mailWeek(ctx: Context, reportId: string): Promise<void> {
  const { rows: receivers } = await sql<{ user_id: string }>`
    select user_id from membership
    where org_id = ${ctx.orgId} and active and roles && '{executive,keeper}'::text[] order by user_id`.execute(
    ctx.db,
  );
  if (receivers.length === 0) return;
  const mails = receivers.map(({ user_id }) => ({
    org_id: ctx.orgId,
    id: newId(),
    report_id: reportId,
    user_id,
    state: 'queued' as const,
    at: at(ctx.now),
  }));
  await ctx.db.insertInto('weekly_report_mail').values(mails).execute();
  const jobs = mails.map(({ id }): WeeklyJob & { jobKey: string } => ({
    orgId: ctx.orgId,
    mailId: id,
    jobKey: `weekly:${id}`,
  }));
  await enqueue(ctx, 'send_weekly', jobs);
}
