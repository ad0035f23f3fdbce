import { fromIso } from '../../core/time/instant.ts';
import { type Binding, forMembers } from '../../platform/bindings.ts';
import { confirmAnswers } from './confirm/confirm-answers.ts';
import * as contract from './confirm/contract.ts';
import { openQuote } from './quotes-of.ts';

/** The endpoints about mails from people's own clients. */
export const confirmBindings: readonly Binding[] = [
  forMembers(contract.confirmAnswers, ({ ctx, params, body }) =>
    confirmAnswers(ctx, { ...body, messageId: params.id, interim: instantOf(body.interim) }, { openQuote }),
  ),
];

function instantOf(given: { who: string; by: string } | null | undefined) {
  return given ? { who: given.who, by: fromIso(given.by) } : given;
}
