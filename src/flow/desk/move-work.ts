import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';

interface Merge {
  readonly from: string;
  readonly to: string;
}

/** What hangs on a request by its id alone. */
const MOVED = ['message', 'note', 'call', 'follow_up', 'help_ask', 'upload', 'competitor_reply'] as const;

/** What went over, as ids by table: by it a merge is taken back. */
export type MovedRows = Readonly<Record<string, readonly string[]>>;

/** Messages, questions, drafts, notes, calls, follow-ups, files and asked help go over to another request. */
export async function moveWork(ctx: Context, merge: Merge): Promise<MovedRows> {
  const moved: Record<string, string[]> = {};
  for (const table of MOVED) {
    const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set request_id = ${merge.to}
      where org_id = ${ctx.orgId} and request_id = ${merge.from} returning id`.execute(ctx.db);
    moved[table] = rows.map(({ id }) => id);
  }
  await sql`update own_mail set request_id = ${merge.to}
    where org_id = ${ctx.orgId} and request_id = ${merge.from}`.execute(ctx.db);
  await sql`delete from snooze where org_id = ${ctx.orgId} and request_id = ${merge.from}`.execute(ctx.db);
  moved.question = await moveQuestions(ctx, merge);
  await moveDrafts(ctx, merge);
  return moved;
}

/** Behind those that are there. */
async function moveQuestions(ctx: Context, { from, to }: Merge): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update question q set request_id = ${to}, position = q.position + (
      select coalesce(max(o.position) + 1, 0) from question o where o.org_id = ${ctx.orgId} and o.request_id = ${to})
    where q.org_id = ${ctx.orgId} and q.request_id = ${from} returning q.id`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Who was writing on both finds the words one below the other. */
async function moveDrafts(ctx: Context, { from, to }: Merge): Promise<void> {
  await sql`
    update draft d set saved_at = greatest(d.saved_at, o.saved_at),
      body = d.body || jsonb_build_object('text', (d.body ->> 'text') || E'\n\n' || (o.body ->> 'text'),
        'answers', (d.body -> 'answers') || (o.body -> 'answers'), 'parts', (d.body -> 'parts') || (o.body -> 'parts'))
    from draft o
    where d.org_id = ${ctx.orgId} and d.request_id = ${to}
      and o.org_id = ${ctx.orgId} and o.request_id = ${from} and o.user_id = d.user_id`.execute(ctx.db);
  await sql`
    insert into draft (org_id, request_id, user_id, body, saved_at)
    select o.org_id, ${to}, o.user_id, o.body, o.saved_at from draft o
    where o.org_id = ${ctx.orgId} and o.request_id = ${from}
    on conflict (org_id, request_id, user_id) do nothing`.execute(ctx.db);
  await sql`delete from draft where org_id = ${ctx.orgId} and request_id = ${from}`.execute(ctx.db);
}
