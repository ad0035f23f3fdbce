import type { z } from 'zod';
import type { SignedIn } from '../platform/bindings.ts';
import type { Role } from '../platform/contract.ts';
import type { Db } from '../platform/database.ts';
import type { session } from './contract.ts';
import { hasRealOrganisation } from './create-organisation.ts';
import { demoSignIn } from './demo-sign-in.ts';
import type { PeopleDeps } from './people-deps.ts';
import { isSetUp } from './setup-steps.ts';

type Session = z.input<typeof session.response>;

/** Everything a page needs to know before it draws anything. */
export async function sessionView(deps: PeopleDeps, user: SignedIn | null): Promise<Session> {
  const { config } = deps;
  return {
    user,
    organisations: user ? await organisationsOf(deps, user.id) : [],
    demoSignIn: config.demo && (await deps.database.inNoOrganisation(hasDemo)) ? demoSignIn : null,
    canCreateOrganisation: await mayCreateOrganisation(deps, user),
    oidc: config.oidc && { name: config.oidc.name },
    canMail: config.systemSmtp !== null,
  };
}

async function hasDemo(db: Db): Promise<boolean> {
  const row = await db.selectFrom('organisation').select('id').where('is_demo', '=', true).executeTakeFirst();
  return row !== undefined;
}

/** While there is no real organisation anybody may start it; afterwards an administrator of one. */
export async function mayCreateOrganisation(deps: PeopleDeps, user: SignedIn | null): Promise<boolean> {
  if (!(await deps.database.inNoOrganisation(hasRealOrganisation))) return true;
  if (!user) return false;
  const own = await organisationsOf(deps, user.id);
  return own.some((organisation) => !organisation.demo && organisation.roles.includes('admin'));
}

async function organisationsOf(deps: PeopleDeps, userId: string): Promise<Session['organisations']> {
  const places = await deps.database.inNoOrganisation((db) =>
    db
      .selectFrom('user_organisation as u')
      .innerJoin('organisation as o', 'o.id', 'u.org_id')
      .select(['o.id', 'o.slug', 'o.name', 'o.zone', 'o.is_demo', 'o.setup'])
      .where('u.user_id', '=', userId)
      .orderBy('o.is_demo')
      .orderBy('o.name')
      .execute(),
  );
  const found: Session['organisations'] = [];
  for (const place of places) {
    const roles = await deps.database.inOrganisation(place.id, (db) => rolesIn(db, place.id, userId));
    const { slug, name, zone, is_demo: demo } = place;
    if (roles.length > 0)
      found.push({ slug, name, zone, demo, roles, setupDone: demo || isSetUp(place.setup) });
  }
  return found;
}

/** Memberships stand behind row-level security, so each is asked for inside its organisation. */
async function rolesIn(db: Db, orgId: string, userId: string): Promise<Role[]> {
  const row = await db
    .selectFrom('membership')
    .select('roles')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('active', '=', true)
    .executeTakeFirst();
  return (row?.roles ?? []) as Role[];
}
