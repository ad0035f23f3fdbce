import { sql } from 'kysely';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import type { NewFact } from '../../../platform/ledger.ts';

interface Reply {
  readonly request_id: string;
  readonly author_id: string | null;
  readonly reply_class: string | null;
}

/**
 * Who was asked for help has answered the contact themselves with something of value (R3, R4): that is the useful answer
 * (E5.e). Returns the facts to be appended with the reply's.
 */
export async function helpedByReply(
  ctx: Context,
  { request_id, author_id, reply_class }: Reply,
  base: Pick<NewFact, 'subjectKind' | 'subjectId' | 'evidence'> & { readonly occurredAt: Instant },
): Promise<NewFact[]> {
  if (author_id === null || (reply_class !== 'R3' && reply_class !== 'R4')) return [];
  const { rows } = await sql<{ id: string }>`
    update help_ask h
    set state = 'answered', answered_by = ${author_id}, answered_at = ${at(base.occurredAt)}
    from membership m
    where h.org_id = ${ctx.orgId} and h.request_id = ${request_id} and h.state in ('asked', 'info_needed')
      and m.org_id = ${ctx.orgId} and m.user_id = ${author_id} and h.asked_by <> m.user_id
      and (h.to_user_id = m.user_id or h.to_team_id = m.team_id)
    returning h.id`.execute(ctx.db);
  return rows.map(({ id }) => ({
    ...base,
    kind: 'help.answered',
    sourceKey: `help.answered:${id}:${base.occurredAt}`,
    data: { askId: id, useful: true },
  }));
}
