import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { noteView } from './contract.ts';
import { CHANGE_FOR } from './write-note.ts';

interface Row {
  readonly id: string;
  readonly kind: 'hand_over' | 'note';
  readonly at: Instant;
  readonly text: string;
  readonly edited_at: Instant | null;
  readonly author_id: string;
  readonly author: string;
  readonly mentions: { id: string; name: string }[];
}

/** The notes on a request, oldest first, with what their reader may still change. */
export async function viewNotes(ctx: Context, requestId: string): Promise<z.input<typeof noteView>[]> {
  const me = actingUser(ctx);
  const { rows } = await sql<Row>`
    select n.id, n.kind, n.at, n.text, n.edited_at, n.author_id, a.name as author, coalesce((
        select json_agg(json_build_object('id', p.user_id, 'name', p.name) order by p.name, p.user_id)
        from note_mention o join membership p on p.org_id = ${ctx.orgId} and p.user_id = o.user_id
        where o.org_id = ${ctx.orgId} and o.note_id = n.id), '[]') as mentions
    from note n join membership a on a.org_id = ${ctx.orgId} and a.user_id = n.author_id
    where n.org_id = ${ctx.orgId} and n.request_id = ${requestId} and n.deleted_at is null
    order by n.at, n.id`.execute(ctx.db);
  return rows.map(({ edited_at, author_id, at: written, ...note }) => ({
    ...note,
    at: toIso(written),
    edited: edited_at !== null,
    changeUntil:
      author_id === me && note.kind === 'note' && written + CHANGE_FOR >= ctx.now
        ? toIso(written + CHANGE_FOR)
        : null,
  }));
}
