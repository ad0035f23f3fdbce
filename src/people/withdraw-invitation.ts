import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { announce } from '../platform/ledger.ts';
import { notFound } from '../platform/problem.ts';

/** Makes an invitation's link useless. */
export async function withdrawInvitation(ctx: Context, id: string): Promise<void> {
  if ((await withdrawInvitations(ctx, { id })) === 0) throw notFound();
  await announce(ctx, { topics: ['people'] });
}

/** Removes open invitations by id or address with their keys; returns how many there were. */
export async function withdrawInvitations(
  ctx: Context,
  which: { id: string } | { email: string },
): Promise<number> {
  const matches = 'id' in which ? sql`id = ${which.id}` : sql`email = ${which.email}`;
  const { rows } = await sql<{ id: string }>`
    delete from invitation where org_id = ${ctx.orgId} and accepted_at is null and ${matches} returning id`.execute(
    ctx.db,
  );
  for (const { id } of rows) await dropInvitationKey(ctx, id);
  return rows.length;
}

/** The link's key goes: nobody finds the invitation by it any more. */
export async function dropInvitationKey(ctx: Context, invitationId: string): Promise<void> {
  await ctx.db
    .deleteFrom('public_key')
    .where('org_id', '=', ctx.orgId)
    .where('kind', '=', 'invitation')
    .where('subject_id', '=', invitationId)
    .execute();
}
