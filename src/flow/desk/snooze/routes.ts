import { fromIso } from '../../../core/time/instant.ts';
import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { snoozeRequest, unsnoozeRequest } from './snooze-request.ts';

/** Reminders at times that contacts were told. */
export function snoozeBindings(): Binding[] {
  return [
    forMembers(contract.snooze, ({ ctx, params, body }) =>
      snoozeRequest(ctx, { requestId: params.id, until: fromIso(body.until) }),
    ),
    forMembers(contract.unsnooze, async ({ ctx, params }) => {
      await unsnoozeRequest(ctx, params.id);
      return { ok: true } as const;
    }),
  ];
}
