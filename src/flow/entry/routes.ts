import { type Binding, forMembers } from '../../platform/bindings.ts';
import type { Metrics } from '../../platform/metrics.ts';
import * as contract from './contract.ts';
import { enterMessage } from './enter-message.ts';
import { enterRequest } from './enter-request.ts';

/** What people type in. */
export function entryBindings({ metrics }: { readonly metrics: Metrics }): Binding[] {
  return [
    forMembers(contract.enterRequest, async ({ ctx, body }) => {
      const entered = await enterRequest(ctx, body);
      metrics.arrivals.inc({ channel: body.channel, outcome: entered.outcome });
      return entered;
    }),
    forMembers(contract.enterMessage, async ({ ctx, params, body }) => {
      const entered = await enterMessage(ctx, params.id, body);
      metrics.arrivals.inc({ channel: body.channel, outcome: entered.outcome });
      return entered;
    }),
  ];
}
