import { sql } from 'kysely';
import { DomainError } from '../core/domain-error.ts';
import { checkCalendarSpec } from '../core/time/calendar-spec.ts';
import type { Context } from '../platform/context.ts';
import type { Role } from '../platform/contract.ts';
import { announce, appendFacts } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';
import { notFound } from '../platform/problem.ts';
import type { Week } from '../platform/schema.ts';
import type { CalendarsChanged } from './calendars/record-version.ts';
import { lookForOwners } from './look-for-owners.ts';
import { saveOwnWeek } from './save-own-week.ts';

export interface MemberChange {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Null: as the team and the desk work. */
  readonly week: Week | null;
}

/** Name, roles and own hours. Throws DomainError `conflict` when the last administrator would go. */
export async function saveMember(
  ctx: Context,
  input: MemberChange,
  calendarsChanged: CalendarsChanged,
): Promise<void> {
  checkWeek(input.week);
  // Locked together, so that two administrators can't each take the other's role at the same time.
  const admins = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .where(sql<boolean>`'admin' = any(roles)`)
    .orderBy('user_id')
    .forUpdate()
    .execute();
  const remains = admins.some((admin) => admin.user_id !== input.userId) || input.roles.includes('admin');
  if (!remains) throw new DomainError('conflict', 'somebody has to stay administrator', '/roles');
  const saved = await ctx.db
    .updateTable('membership')
    .set({ name: input.name, roles: [...new Set(input.roles)] })
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', input.userId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (Number(saved.numUpdatedRows) === 0) throw notFound();
  await saveOwnWeek(ctx, input.userId, input.week, calendarsChanged);
  await appendFacts(ctx, [
    {
      subjectKind: 'member',
      subjectId: input.userId,
      kind: 'member.changed',
      occurredAt: ctx.now,
      evidence: 'server',
      sourceKey: `member:${newId()}`,
      data: { roles: input.roles },
    },
  ]);
  await lookForOwners(ctx);
  await announce(ctx, { topics: ['people', 'now'] });
}

/** A person's hours are read in the desk's zone; what the hours themselves say does not hang on it. */
export function checkWeek(week: Week | null): void {
  if (week) checkCalendarSpec({ zone: 'UTC', week });
}
