import { sql } from 'kysely';
import type { z } from 'zod';
import { toIso } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';
import type { counts, notifications } from './contract.ts';

/** What the acting member was told, newest first. */
export async function viewNotifications(ctx: Context): Promise<z.input<typeof notifications.response>> {
  const rows = await ctx.db
    .selectFrom('notification')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', actingUser(ctx))
    .where('at', '<=', at(ctx.now))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return {
    unread: rows.filter((row) => row.read_at === null).length,
    items: rows.map((row) => ({
      id: row.id,
      kind: row.kind as 'breach',
      text: row.text,
      at: toIso(row.at),
      dueAt: row.due_at === null ? null : toIso(row.due_at),
      late: row.late,
      requestId: row.request_id,
      read: row.read_at !== null,
    })),
  };
}

export async function markRead(ctx: Context, ids: readonly string[] | undefined): Promise<void> {
  let update = ctx.db
    .updateTable('notification')
    .set({ read_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', actingUser(ctx))
    .where('at', '<=', at(ctx.now))
    .where('read_at', 'is', null);
  if (ids) update = update.where('id', 'in', [...ids]);
  await update.execute();
  await announce(ctx, { topics: ['notifications'] });
}

/** Numbers for the rail, in one query. */
export async function viewCounts(ctx: Context): Promise<z.input<typeof counts.response>> {
  const now = toIso(ctx.now);
  const { rows } = await sql<z.input<typeof counts.response>>`
    select
      (select count(distinct request_id)::int from clock
        where org_id = ${ctx.orgId} and ended_at is null and kind not in ('C12', 'C13', 'C14', 'C19', 'C20')) as waiting,
      (select count(distinct request_id)::int from clock
        where org_id = ${ctx.orgId} and ended_at is null and kind not in ('C12', 'C13', 'C14', 'C19', 'C20') and due_at < ${now}::timestamptz) as late,
      (select count(*)::int from filtered where org_id = ${ctx.orgId} and released_at is null) as filtered,
      (select count(*)::int from notification
        where org_id = ${ctx.orgId} and user_id = ${actingUser(ctx)} and read_at is null
          and at <= ${now}::timestamptz) as unread,
      (select count(*)::int from mailbox where org_id = ${ctx.orgId} and removed_at is null and state = 'down')
        + (select count(*)::int from message where org_id = ${ctx.orgId} and delivery in ('failed', 'unknown')) as troubles`.execute(
    ctx.db,
  );
  return rows[0] ?? { waiting: 0, late: 0, filtered: 0, unread: 0, troubles: 0 };
}
