import type { z } from 'zod';
import { DomainError } from '../core/domain-error.ts';
import { isZone } from '../core/time/zone-clock.ts';
import type { SignedIn } from '../platform/bindings.ts';
import type { createOrganisation as contract } from './contract.ts';
import { createOrganisation } from './create-organisation.ts';
import { demoSignIn } from './demo-sign-in.ts';
import type { PeopleDeps } from './people-deps.ts';
import { mayCreateOrganisation } from './session-view.ts';

type Body = z.output<typeof contract.body>;

/**
 * The first organisation is started by whoever comes first, with an account of their own; later ones by an
 * administrator. Returns cookies that sign the founder in when the account was made now.
 */
export async function startOrganisation(
  deps: PeopleDeps,
  user: SignedIn | null,
  body: Body,
): Promise<{ slug: string; cookies: readonly string[] }> {
  if (!isZone(body.zone)) throw new DomainError('invalid', `"${body.zone}" is no known time zone`, '/zone');
  if (!(await mayCreateOrganisation(deps, user)))
    throw new DomainError('forbidden', 'this server has its company already; ask for an invitation');
  // Everybody knows the demo's password, so its user can't be the head of a real company.
  const founder = user && user.email !== demoSignIn.email ? user : null;
  const { account, company, zone } = body;
  if (!founder && !account)
    throw new DomainError(
      'invalid',
      'an account of your own is needed; sign out of the demo first',
      '/account',
    );
  const userId = founder?.id ?? (await makeAccount(deps, account as NonNullable<Body['account']>));
  const { name, email } = founder ?? (account as NonNullable<Body['account']>);
  const now = await deps.database.inNoOrganisation((db) => deps.time.now(db));
  const { slug } = await createOrganisation(deps.database, {
    company,
    zone,
    founder: { userId, name, email },
    now,
    onlyAsFirst: !founder,
  });
  await deps.setStandingTimers(now);
  const cookies = founder || !account ? [] : await deps.auth.signInHeaders(account.email, account.password);
  return { slug, cookies };
}

async function makeAccount(deps: PeopleDeps, account: NonNullable<Body['account']>): Promise<string> {
  try {
    return await deps.auth.createAccount(account);
  } catch (error) {
    if (error instanceof DomainError && error.pointer === '/email')
      throw new DomainError(error.code, error.message, '/account/email');
    throw error;
  }
}
