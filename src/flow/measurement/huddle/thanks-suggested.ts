import { sql } from 'kysely';
import type { z } from 'zod';
import { toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { HuddleDays } from './kept-sections.ts';
import type { suggestedThanks } from './shapes.ts';

/** Colleagues who answered a call for help in time since the last business day began and were not thanked yet (S4-26). */
export async function thanksSuggested(
  ctx: Context,
  { last }: HuddleDays,
): Promise<z.input<typeof suggestedThanks>[]> {
  const { rows } = await sql<{ id: string; user_id: string; name: string; asker: string; contact: string }>`
    select h.id, h.answered_by as user_id, w.name, a.name as asker, c.name as contact
    from help_ask h
    join membership w on w.org_id = ${ctx.orgId} and w.user_id = h.answered_by
    join membership a on a.org_id = ${ctx.orgId} and a.user_id = h.asked_by
    join request r on r.org_id = ${ctx.orgId} and r.id = h.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    join clock k on k.org_id = ${ctx.orgId} and k.request_id = h.request_id and k.kind = 'C14' and k.about = h.id::text
      and k.ending = 'stopped' and k.ended_at <= k.due_at
    where h.org_id = ${ctx.orgId} and h.answered_at >= ${toIso(last.from)}::timestamptz
      and h.answered_at <= ${toIso(ctx.now)}::timestamptz and h.answered_by <> h.asked_by
      and not exists (select from huddle_thanks t
        where t.org_id = ${ctx.orgId} and t.help_id = h.id and t.deleted_at is null)
    order by h.answered_at, h.id limit 10`.execute(ctx.db);
  return rows.map(({ id, user_id, name, asker, contact }) => ({
    helpId: id,
    to: { id: user_id, name },
    text: `helped ${asker} in time with ${contact}’s question`,
  }));
}
