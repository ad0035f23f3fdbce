import { addMember } from '../src/people/add-member.ts';
import type { Role } from '../src/platform/contract.ts';
import { newId } from '../src/platform/new-id.ts';
import type { Organisation, World } from './world.ts';

/** Further members who never sign in: no passwords are made, so that hundreds take no time. Returns their ids. */
export async function manyMembers(
  world: World,
  { orgId, teamId }: Organisation,
  count: number,
  { roles = ['salesperson'], loadLimit = null }: { roles?: readonly Role[]; loadLimit?: number | null } = {},
): Promise<string[]> {
  const now = await world.now();
  const ids = Array.from({ length: count }, () => newId());
  await world.owner(async (db) => {
    for (const [n, userId] of ids.entries()) {
      const name = `Seller ${String(n + 1).padStart(3, '0')}`;
      await addMember(db, {
        ...{ orgId, teamId, userId, name, roles, week: null, now },
        email: `seller-${userId}@larkfield.test`,
      });
    }
    await db
      .updateTable('membership')
      .set({ load_limit: loadLimit })
      .where('org_id', '=', orgId)
      .where('user_id', 'in', ids)
      .execute();
  });
  return ids;
}
