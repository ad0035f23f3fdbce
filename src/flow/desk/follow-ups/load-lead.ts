import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/problem.ts';
import { requestIsOver } from './live-follow-ups.ts';

/** A request with its contact, held until the transaction ends. Throws `not_found`. */
export async function lockLead(ctx: Context, requestId: string) {
  const row = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .select([
      'r.id',
      'r.kind',
      'r.state',
      'r.desk_id',
      'r.owner_id',
      'c.zone',
      'c.phone',
      'c.email',
      'c.no_contact_at',
    ])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .forNoKeyUpdate('r')
    .executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, isOver: requestIsOver(row.state), noContact: row.no_contact_at !== null };
}

/** Whether the two have been in touch both ways since the contact first wrote. */
export async function hadContact(ctx: Context, requestId: string): Promise<boolean> {
  const fact = await ctx.db
    .selectFrom('fact')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('subject_id', '=', requestId)
    .where('kind', 'in', ['message.in', 'call.connected', 'call.answered'])
    .limit(1)
    .executeTakeFirst();
  return fact !== undefined;
}
