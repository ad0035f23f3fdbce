import { DomainError } from '../core/domain-error.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Role } from '../platform/contract.ts';
import { at, type Db } from '../platform/database.ts';
import type { Week } from '../platform/schema.ts';
import { writeVersion } from './calendars/write-version.ts';

export interface NewMember {
  readonly orgId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly teamId: string;
  /** Own hours of duty, kept as a calendar of their own; null means the desk's opening hours. */
  readonly week: Week | null;
  readonly now: Instant;
}

/** Makes a user a member. Throws DomainError `conflict` when they, or their address, are in already. */
export async function addMember(db: Db, member: NewMember): Promise<void> {
  const { orgId, userId } = member;
  const added = await db
    .insertInto('membership')
    .values({
      org_id: orgId,
      user_id: userId,
      name: member.name,
      email: member.email.toLowerCase(),
      roles: [...member.roles],
      team_id: member.teamId,
      created_at: at(member.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(added.numInsertedOrUpdatedRows) === 0)
    throw new DomainError('conflict', `${member.email} is a member already`, '/email');
  await db
    .insertInto('user_organisation')
    .values({ org_id: orgId, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (member.week) {
    const hours = { scope: 'person', scopeId: userId, spec: { week: member.week } } as const;
    await writeVersion(db, { ...hours, orgId, validFrom: member.now, now: member.now, by: 'system:joined' });
  }
}
