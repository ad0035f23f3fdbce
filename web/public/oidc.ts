import { send } from '../api.ts';
import { Problem } from '../problem.ts';

/** Leaves for the organisation's identity provider; it comes back to `back`. Throws `Problem`. */
export async function leaveForProvider(back: string): Promise<void> {
  const answer = await send('POST', '/api/auth/sign-in/social', { provider: 'oidc', callbackURL: back });
  const url = typeof answer === 'object' && answer !== null && 'url' in answer ? answer.url : undefined;
  if (typeof url !== 'string')
    throw new Problem({
      status: 502,
      title: 'The identity provider gave no address to go to',
      detail: 'Sign in with your password, or ask your administrator to look at the provider.',
      errors: [],
    });
  window.location.assign(url);
}
