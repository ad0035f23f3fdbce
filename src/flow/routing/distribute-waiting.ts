import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { type Distributed, distribute } from './distribute.ts';

/** Duty has begun for somebody: what waits at a desk for an owner is handed out, oldest first. */
export async function distributeWaiting(ctx: Context, deskId: string): Promise<Distributed[]> {
  const { rows } = await sql<{ request_id: string; conversation_id: string; subject: string }>`
    select id as request_id, conversation_id, subject from request
    where org_id = ${ctx.orgId} and desk_id = ${deskId} and owner_id is null and state = 'received'
    order by received_at limit 500 for update skip locked`.execute(ctx.db);
  const assigned = await distribute(
    ctx,
    rows.map((row) => ({
      requestId: row.request_id,
      conversationId: row.conversation_id,
      deskId,
      subject: row.subject,
      earlierOwner: null,
    })),
  );
  return assigned.filter((one) => one.fact !== null);
}
