import type { Binding } from '../../platform/bindings.ts';
import type { CallDeps } from './calls/call-deps.ts';
import { callBindings } from './calls/routes.ts';
import { promiseFacts } from './promise-facts.ts';
import { touchRequest } from './touch-request.ts';

/** The endpoints of calls, with what they bring about on the desk. */
export function deskCallBindings(
  given: Pick<CallDeps, 'frozen' | 'planFollowUp' | 'afterAttempt'>,
): Binding[] {
  return callBindings({
    ...given,
    touch: (ctx, requestId) => touchRequest(ctx, requestId, 'called'),
    promiseFacts,
  });
}
