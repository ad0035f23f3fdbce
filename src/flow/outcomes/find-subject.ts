import { sql } from 'kysely';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { LinkSubject } from '../../platform/signed-link.ts';

/** The request a link opens, with all that is needed to act on it. */
export interface PageSubject {
  readonly requestId: string;
  readonly contactId: string;
  readonly conversationId: string;
  readonly deskId: string;
  /** Null too where whoever held it no longer works here. */
  readonly ownerId: string | null;
  readonly subject: string;
  /** Null: no person of ours has answered yet. */
  readonly lastAnswerAt: Instant | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly zone: string | null;
}

/**
 * What a link opens: the request it names, or the one that went into, as long as it is still that contact's and a
 * request at all. Null otherwise. `hold` keeps the request until the transaction ends.
 */
export async function findSubject(
  ctx: Context,
  link: LinkSubject,
  { hold }: { readonly hold: boolean },
): Promise<PageSubject | null> {
  if (link.orgId !== ctx.orgId) return null;
  const { rows } = await sql<PageSubject>`
    select t.id as "requestId", c.id as "contactId", t.conversation_id as "conversationId", t.desk_id as "deskId",
      m.user_id as "ownerId", t.subject, t.last_answer_at as "lastAnswerAt",
      c.name, c.email, c.phone, c.company, c.zone
    from request r
    join contact p on p.org_id = ${ctx.orgId} and p.id = ${link.contactId} and r.contact_id in (p.id, p.merged_into)
    join request t on t.org_id = ${ctx.orgId} and t.id = coalesce(r.merged_into, r.id)
    join contact c on c.org_id = ${ctx.orgId} and c.id = t.contact_id
    left join membership m on m.org_id = ${ctx.orgId} and m.user_id = t.owner_id and m.active
    where r.org_id = ${ctx.orgId} and r.id = ${link.requestId} and t.state not in ('not_a_request', 'merged')
    ${hold ? sql`for no key update of t` : sql``}`.execute(ctx.db);
  return rows[0] ?? null;
}
