import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { confirmBreachReason, giveBreachReason } from './give-breach-reason.ts';
import { viewReasonsAsked, viewRequestMisses } from './misses-views.ts';

const ok = { ok: true } as const;

/** Why deadlines were missed. `frozen`: a test clock holds time still. */
export function breachBindings(deps: { readonly frozen: boolean }): Binding[] {
  return [
    forMembers(contract.requestMisses, ({ ctx, params }) => viewRequestMisses(ctx, params.id)),
    forMembers(contract.reasonsAsked, ({ ctx }) => viewReasonsAsked(ctx, deps.frozen)),
    forMembers(contract.giveBreachReason, async ({ ctx, params, body }) => {
      await giveBreachReason(ctx, { requestId: params.id, ...body });
      return ok;
    }),
    forMembers(contract.confirmBreachReason, async ({ ctx, params, body }) => {
      await confirmBreachReason(ctx, { requestId: params.id, breachId: body.breachId });
      return ok;
    }),
  ];
}
