import { sql } from 'kysely';
import { type Instant, MINUTE, toIso } from '../core/time/instant.ts';
import type { Config } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import { fine, type HealthPart, notKnown, trouble } from './health-part.ts';

const STUCK_MS = 2 * MINUTE;

export const OUTGOING = 'outgoing';

interface Unsettled {
  failed: number;
  unknown: number;
  waiting: number;
  oldest: Instant | null;
  can_send: boolean;
}

/** Everything through which we reach buyers, and the machinery behind it. */
export async function sendingParts(ctx: Context, config: Pick<Config, 'systemSmtp'>): Promise<HealthPart[]> {
  return [await outgoingPart(ctx, config), await queuePart(ctx), fine('database', 'Database', 'Answers.')];
}

async function outgoingPart(ctx: Context, config: Pick<Config, 'systemSmtp'>): Promise<HealthPart> {
  const { failed, unknown, waiting, oldest, can_send } = await loadUnsettled(ctx);
  const title = 'Outgoing mail';
  const parts = [
    failed > 0 ? `${replies(failed)} could not be sent` : '',
    unknown > 0 ? `of ${replies(unknown)} nobody knows whether it arrived` : '',
    waiting > 0 ? `${replies(waiting)} for more than two minutes on the way` : '',
  ].filter(Boolean);
  if (parts.length > 0) {
    const detail = `${parts.join('; ')}.`;
    return trouble(
      OUTGOING,
      title,
      detail,
      'Open the requests and decide: send again, or mark as sent.',
      oldest,
    );
  }
  if (!can_send && !config.systemSmtp) {
    const action = 'Add an outgoing server to a mailbox.';
    return notKnown(OUTGOING, title, 'There is no outgoing server yet, so replies can’t be mailed.', action);
  }
  return fine(OUTGOING, title, 'Nothing is stuck.');
}

async function loadUnsettled(ctx: Context): Promise<Unsettled> {
  const stuckSince = toIso(ctx.now - STUCK_MS);
  const { rows } = await sql<Unsettled>`
    select count(*) filter (where delivery = 'failed')::int as failed,
      count(*) filter (where delivery = 'unknown')::int as unknown,
      count(*) filter (where delivery in ('queued', 'sending'))::int as waiting,
      extract(epoch from min(at)) * 1000 as oldest,
      (select o.is_demo from organisation o where o.id = ${ctx.orgId}) or exists (
        select from mailbox b where b.org_id = ${ctx.orgId} and b.removed_at is null and b.smtp is not null) as can_send
    from message
    where org_id = ${ctx.orgId} and (delivery in ('failed', 'unknown')
      or delivery in ('queued', 'sending') and at < ${stuckSince}::timestamptz)`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Error('an aggregate without a row');
  return { ...row, oldest: row.oldest === null ? null : Number(row.oldest) };
}

async function queuePart(ctx: Context): Promise<HealthPart> {
  // The queue runs on real time, also where a test clock rules the rest.
  const overdue = toIso(Date.now() - STUCK_MS);
  const { rows } = await sql<{ waiting: number }>`
    select heed_jobs_waiting(${overdue}::timestamptz) as waiting`.execute(ctx.db);
  const waiting = rows[0]?.waiting ?? 0;
  if (waiting === 0) return fine('queue', 'Job queue', 'Nothing waits for longer than two minutes.');
  const jobs = waiting === 1 ? '1 job waits' : `${waiting} jobs wait`;
  const action = 'If this stays, start Heed again; the log names the job that fails.';
  return trouble('queue', 'Job queue', `${jobs} for more than two minutes.`, action);
}

function replies(count: number): string {
  return count === 1 ? '1 reply' : `${count} replies`;
}
