import { DomainError } from '../core/domain-error.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Member } from '../platform/bindings.ts';
import type { Context } from '../platform/context.ts';
import { announce } from '../platform/ledger.ts';
import { notFound } from '../platform/problem.ts';
import { lookForOwners } from './look-for-owners.ts';
import { endAbsence, markAbsent } from './mark-absent.ts';

export interface AbsenceChange {
  readonly userId: string;
  readonly away: boolean;
  /** When they come back; null: until further notice. */
  readonly until: Instant | null;
}

const mayForOthers = ['admin', 'manager', 'coordinator'] as const;

/** Away from now on, or back again. Throws DomainError `forbidden` for somebody else's absence. */
export async function setAbsence(ctx: Context, caller: Member, input: AbsenceChange): Promise<void> {
  const isOwn = input.userId === caller.userId;
  if (!isOwn && !mayForOthers.some((role) => caller.roles.includes(role)))
    throw new DomainError('forbidden', 'you can set your own absence only');
  if (input.away && input.until !== null && input.until <= ctx.now)
    throw new DomainError('invalid', 'that time has passed already', '/until');
  await mustBeMember(ctx, input.userId);
  await endAbsence(ctx, input.userId);
  if (input.away) {
    const reason = isOwn ? 'away' : 'set away by a colleague';
    await markAbsent(ctx, { userId: input.userId, from: ctx.now, until: input.until, reason });
  } else await lookForOwners(ctx);
  await announce(ctx, { topics: ['people'] });
}

async function mustBeMember(ctx: Context, userId: string): Promise<void> {
  const member = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .where('active', '=', true)
    .forUpdate()
    .executeTakeFirst();
  if (!member) throw notFound();
}
