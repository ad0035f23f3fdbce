import { paths } from './paths.ts';
import { isOnDesk, type Session } from './session.ts';

const lastKey = 'heed.organisation';

/** Remembers in this browser which organisation was open last. */
export function rememberOrganisation(slug: string): void {
  try {
    localStorage.setItem(lastKey, slug);
  } catch {
    // A browser that keeps nothing only loses this convenience.
  }
}

function lastOrganisation(): string | null {
  try {
    return localStorage.getItem(lastKey);
  } catch {
    return null;
  }
}

/** Where `/` leads: sign-in, the first organisation, the set-up, or the desk of the organisation used last. */
export function homeOf(session: Session): string {
  if (session.user === null) {
    return session.canCreateOrganisation && session.demoSignIn === null ? paths.welcome : paths.signIn;
  }
  const last = lastOrganisation();
  const organisation =
    session.organisations.find(({ slug }) => slug === last) ?? session.organisations[0] ?? undefined;
  if (organisation === undefined) return paths.welcome;
  if (!organisation.setupDone && organisation.roles.includes('admin')) return paths.setUp(organisation.slug);
  if (isOnDesk(organisation)) return paths.now(organisation.slug);
  return organisation.roles.includes('admin')
    ? paths.settings(organisation.slug)
    : paths.help(organisation.slug);
}
