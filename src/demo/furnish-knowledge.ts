import { DAY, type Instant, toIso } from '../core/time/instant.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/new-id.ts';
import { phones, rotas, skills } from './knowledge.ts';
import { larkfield } from './larkfield.ts';

/** Gives Larkfield's people what they know, how they are reached, and whose turn it is outside the hours. */
export async function furnishKnowledge(db: Db, orgId: string, now: Instant): Promise<void> {
  const members = await db
    .selectFrom('membership')
    .select(['user_id', 'name'])
    .where('org_id', '=', orgId)
    .execute();
  const idOf = new Map(members.map(({ name, user_id }) => [name, user_id]));
  for (const { user_id, name } of members) {
    await db
      .updateTable('membership')
      .set({ phone: phones[name] ?? null })
      .where('org_id', '=', orgId)
      .where('user_id', '=', user_id)
      .execute();
  }
  for (const skill of skills) await addSkill(db, orgId, skill, idOf);
  for (const rota of rotas) await addRota(db, orgId, rota, idOf, now);
}

async function addSkill(
  db: Db,
  orgId: string,
  { kind, name, words, levels }: (typeof skills)[number],
  idOf: ReadonlyMap<string, string>,
): Promise<void> {
  const id = newId();
  await db
    .insertInto('skill')
    .values({ org_id: orgId, id, kind, name, words: [...words] })
    .execute();
  const known = Object.entries(levels).flatMap(([person, level]) => {
    const userId = idOf.get(person);
    return userId ? [{ org_id: orgId, user_id: userId, skill_id: id, level }] : [];
  });
  await db.insertInto('member_skill').values(known).execute();
}

async function addRota(
  db: Db,
  orgId: string,
  rota: (typeof rotas)[number],
  idOf: ReadonlyMap<string, string>,
  now: Instant,
): Promise<void> {
  const id = newId();
  await db
    .insertInto('rota')
    .values({
      org_id: orgId,
      id,
      name: rota.name,
      purpose: rota.purpose,
      zone: larkfield.zone,
      starts_on: toIso(now - 7 * DAY).slice(0, 10),
      turn_days: rota.turnDays,
    })
    .execute();
  const people = rota.people.flatMap((name) => idOf.get(name) ?? []);
  await db
    .insertInto('rota_member')
    .values(people.map((userId, position) => ({ org_id: orgId, rota_id: id, position, user_id: userId })))
    .execute();
}
