import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { setLeadResult } from './set-lead-result.ts';

/** What became of leads. */
export function leadResultBindings(): Binding[] {
  return [
    forMembers(contract.setLeadResult, async ({ ctx, params, body }) => {
      await setLeadResult(ctx, { requestId: params.id, ...body });
      return { ok: true } as const;
    }),
  ];
}
