import { fromIso } from '../src/core/time/instant.ts';
import { at } from '../src/platform/database.ts';
import { newId } from '../src/platform/new-id.ts';
import type { RotaPurpose, SkillKind } from '../src/platform/schema.ts';
import type { Organisation, Person, World } from './world.ts';

/** A skill with the words buyers use for it, and who knows it how well. */
export interface Taught {
  readonly kind?: SkillKind;
  readonly words?: readonly string[];
  readonly levels: readonly (readonly [Person, number])[];
}

/** Gives people knowledge, skill by skill. */
export async function teach(
  world: World,
  { orgId }: Organisation,
  skills: Readonly<Record<string, Taught>>,
): Promise<void> {
  await world.owner(async (db) => {
    for (const [name, { kind = 'product', words = [], levels }] of Object.entries(skills)) {
      const id = newId();
      await db
        .insertInto('skill')
        .values({ org_id: orgId, id, kind, name, words: [...words] })
        .execute();
      const rows = levels.map(([{ userId }, level]) => ({
        org_id: orgId,
        user_id: userId,
        skill_id: id,
        level,
      }));
      await db.insertInto('member_skill').values(rows).execute();
    }
  });
}

/** Puts people on a rota with weekly turns from a date on, in Omaha's zone. */
export async function takeTurns(
  world: World,
  { orgId }: Organisation,
  purpose: RotaPurpose,
  startsOn: string,
  people: readonly Person[],
): Promise<void> {
  const id = newId();
  await world.owner(async (db) => {
    const turns = { zone: 'America/Chicago', starts_on: startsOn, turn_days: 7 };
    await db
      .insertInto('rota')
      .values({ org_id: orgId, id, name: purpose, purpose, ...turns })
      .execute();
    const rows = people.map(({ userId }, position) => ({
      org_id: orgId,
      rota_id: id,
      position,
      user_id: userId,
    }));
    await db.insertInto('rota_member').values(rows).execute();
  });
}

/** Keeps a person away between two instants, RFC 3339; no end is until further notice. */
export async function keepAway(
  world: World,
  { orgId }: Organisation,
  { userId }: Person,
  from: string,
  until: string | null = null,
): Promise<void> {
  await world.owner((db) =>
    db
      .insertInto('absence')
      .values({
        org_id: orgId,
        id: newId(),
        user_id: userId,
        starts_at: at(fromIso(from)),
        ends_at: until === null ? null : at(fromIso(until)),
        reason: 'away',
      })
      .execute(),
  );
}
