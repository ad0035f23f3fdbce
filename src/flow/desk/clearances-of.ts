import { sql } from 'kysely';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';

/** What the facts say of one message of the contact, as far as it needs no reply. */
export interface Clearance {
  /** The questions that came with the message. */
  readonly questionIds: readonly string[];
  /** A person's word that it needs no reply, unless taken back since. */
  readonly cleared: { readonly at: Instant; readonly by: string | null; readonly reason: string } | null;
}

interface Row {
  message_id: string;
  kind: string;
  at: Instant;
  question_ids: string[] | null;
  disposition: string | null;
  by: string | null;
}

/** By message, for all of the contact's messages on a request. */
export async function clearancesOf(ctx: Context, requestId: string): Promise<Map<string, Clearance>> {
  const { rows } = await sql<Row>`
    select f.data ->> 'messageId' as message_id, f.kind, f.occurred_at as at, f.data -> 'questionIds' as question_ids,
      f.data ->> 'disposition' as disposition, m.name as by
    from fact f left join membership m on m.org_id = ${ctx.orgId} and f.actor = 'user:' || m.user_id::text
    where f.org_id = ${ctx.orgId} and f.subject_id = ${requestId}
      and f.kind in ('request.received', 'message.in', 'message.cleared', 'message.reopened')
    order by f.occurred_at, f.kind, f.id`.execute(ctx.db);
  const found = new Map<string, Clearance>();
  for (const row of rows) found.set(row.message_id, afterRow(row, found.get(row.message_id)));
  return found;
}

/** Rows come in the order of replay, in which a clearance stands before the word that takes it back. */
function afterRow(row: Row, before: Clearance = { questionIds: [], cleared: null }): Clearance {
  if (row.kind === 'message.reopened') return { ...before, cleared: null };
  if (row.kind === 'message.cleared')
    return { ...before, cleared: { at: row.at, by: row.by, reason: row.disposition ?? '' } };
  return { ...before, questionIds: row.question_ids ?? [] };
}
