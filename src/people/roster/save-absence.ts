import { DomainError } from '../../core/domain-error.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/ledger.ts';
import { notFound } from '../../platform/problem.ts';
import { cutAbsence, type HeldAbsence, moveAbsenceEnd } from '../absence-end.ts';
import { lookForOwners } from '../look-for-owners.ts';
import { markAbsent } from '../mark-absent.ts';
import { activeMember } from './active-member.ts';
import { checkMaySetAbsence } from './may-set-absence.ts';

export interface AbsenceInput {
  readonly from: Instant;
  /** Null: until further notice. */
  readonly until: Instant | null;
  /** Shown to colleagues; empty: none is told. */
  readonly reason: string;
}

/**
 * Enters an absence, from now on or planned. Throws DomainError: `forbidden`, `not_found`, `invalid` (`/until`),
 * `conflict` where one stands already that covers it.
 */
export async function addAbsence(
  ctx: Context,
  caller: Member,
  userId: string,
  input: AbsenceInput,
): Promise<void> {
  checkMaySetAbsence(caller, userId);
  checkSpan(ctx, input);
  await activeMember(ctx, userId);
  const reason = input.reason || (userId === caller.userId ? 'away' : 'set away by a colleague');
  if (!(await markAbsent(ctx, { userId, from: input.from, until: input.until, reason })))
    throw new DomainError('conflict', 'they are away then already', '/from');
}

/**
 * Changes an absence that is not over: one that holds keeps its beginning. Throws DomainError as `addAbsence`, and
 * `conflict` for one that a calendar feed tells of.
 */
export async function changeAbsence(
  ctx: Context,
  caller: Member,
  id: string,
  input: AbsenceInput,
): Promise<void> {
  const held = await heldAbsence(ctx, id);
  checkMaySetAbsence(caller, held.userId);
  refuseFed(held);
  checkSpan(ctx, input);
  const { until } = input;
  const reason = input.reason || held.reason;
  if (held.from <= ctx.now) {
    await moveAbsenceEnd(ctx, held, { until, reason });
    await lookForOwners(ctx);
  } else {
    await cutAbsence(ctx, held);
    await markAbsent(ctx, { userId: held.userId, from: input.from, until, reason });
  }
  await announce(ctx, { topics: ['people'] });
}

/** Strikes a planned absence, ends one that holds. Throws DomainError as `changeAbsence`. */
export async function removeAbsence(ctx: Context, caller: Member, id: string): Promise<void> {
  const held = await heldAbsence(ctx, id);
  checkMaySetAbsence(caller, held.userId);
  refuseFed(held);
  await cutAbsence(ctx, held);
  await lookForOwners(ctx);
  await announce(ctx, { topics: ['people'] });
}

interface Stored extends HeldAbsence {
  readonly reason: string;
  readonly isFed: boolean;
}

async function heldAbsence(ctx: Context, id: string): Promise<Stored> {
  const row = await ctx.db
    .selectFrom('absence')
    .select(['user_id', 'starts_at', 'ends_at', 'reason', 'feed_key'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.ends_at !== null && row.ends_at <= ctx.now)
    throw new DomainError('conflict', 'this absence is over');
  return {
    id,
    userId: row.user_id,
    from: row.starts_at,
    until: row.ends_at,
    reason: row.reason,
    isFed: row.feed_key?.startsWith('f:') ?? false,
  };
}

/** The next reading would bring it back. */
function refuseFed({ isFed }: Stored): void {
  if (isFed) throw new DomainError('conflict', 'this comes from their calendar feed: change it there');
}

function checkSpan(ctx: Context, { from, until }: AbsenceInput): void {
  if (until !== null && until <= from)
    throw new DomainError('invalid', 'an absence ends after it begins', '/until');
  if (until !== null && until <= ctx.now)
    throw new DomainError('invalid', 'that time has passed already', '/until');
}
