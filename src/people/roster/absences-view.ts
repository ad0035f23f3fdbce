import type { z } from 'zod';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Member } from '../../platform/bindings.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { notFound } from '../../platform/problem.ts';
import type { absences } from './contract.ts';
import { maySetAbsence } from './may-set-absence.ts';

type Answer = z.input<typeof absences.response>;
export type AbsenceView = Answer['absences'][number];

export interface ShownAbsence {
  readonly id: string;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly reason: string;
  readonly source: 'entered' | 'mail' | 'calendar';
  /** Told of by a calendar feed, where it is changed. */
  readonly isFed: boolean;
}

/** Absences of a member that are not over, in order. Throws DomainError `not_found`. */
export async function absencesView(ctx: Context, caller: Member, userId: string): Promise<Answer> {
  const member = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!member) throw notFound();
  const rows = await ctx.db
    .selectFrom('absence')
    .select(['id', 'starts_at', 'ends_at', 'reason', 'source', 'feed_key'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', at(ctx.now))]))
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  const may = maySetAbsence(caller, userId);
  return {
    absences: rows.map((row) =>
      absenceView(
        {
          ...row,
          from: row.starts_at,
          until: row.ends_at,
          isFed: row.feed_key?.startsWith('f:') ?? false,
        },
        may,
        ctx.now,
      ),
    ),
    can: may ? ['add'] : [],
  };
}

/** An absence with what the reader may do with it. */
export function absenceView(absence: ShownAbsence, may: boolean, now: Instant): AbsenceView {
  const { id, from, until, reason, source, isFed } = absence;
  const isOver = until !== null && until <= now;
  return {
    id,
    from: toIso(from),
    until: until === null ? null : toIso(until),
    reason,
    source,
    can: may && !isFed && !isOver ? ['change', 'delete'] : [],
  };
}
