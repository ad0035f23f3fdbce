import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { DomainError } from '../core/domain-error.ts';
import { DAY } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import type { Role } from '../platform/contract.ts';
import { at } from '../platform/database.ts';
import { announce } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';
import type { Week } from '../platform/schema.ts';
import { checkWeek } from './save-member.ts';
import { withdrawInvitations } from './withdraw-invitation.ts';

const VALID_MS = 7 * DAY;
const TOKEN_BYTES = 32;

export interface NewInvitation {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly week: Week | null;
}

/** Only the hash is kept: who reads the database can't join. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Invites a person for seven days; an earlier invitation of the same address ends. Returns the token, which is
 * known to nobody afterwards, and the organisation's name. Throws DomainError `conflict` for a member.
 */
export async function invite(
  ctx: Context,
  input: NewInvitation,
): Promise<{ token: string; company: string }> {
  checkWeek(input.week);
  const email = input.email.toLowerCase();
  await mustBeNew(ctx, email);
  await withdrawInvitations(ctx, { email });
  const [id, token] = [newId(), randomBytes(TOKEN_BYTES).toString('base64url')];
  await ctx.db
    .insertInto('invitation')
    .values({
      org_id: ctx.orgId,
      id,
      email,
      name: input.name,
      roles: [...new Set(input.roles)],
      week: input.week && JSON.stringify(input.week),
      token_hash: tokenHash(token),
      created_at: at(ctx.now),
      expires_at: at(ctx.now + VALID_MS),
      accepted_at: null,
    })
    .execute();
  await ctx.db
    .insertInto('public_key')
    .values({ kind: 'invitation', key: tokenHash(token), org_id: ctx.orgId, subject_id: id })
    .execute();
  await announce(ctx, { topics: ['people'] });
  const organisation = await ctx.db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return { token, company: organisation.name };
}

async function mustBeNew(ctx: Context, email: string): Promise<void> {
  const member = await ctx.db
    .selectFrom('membership')
    .select('name')
    .where('org_id', '=', ctx.orgId)
    .where(sql<boolean>`lower(email) = ${email}`)
    .executeTakeFirst();
  if (member) throw new DomainError('conflict', `${member.name} is a member already`, '/email');
}
