import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { moveStage } from './move-stage.ts';

/** Where the buyer stands in buying. */
export function stageBindings(): Binding[] {
  return [
    forMembers(contract.moveStage, async ({ ctx, params, body }) => {
      await moveStage(ctx, { requestId: params.id, ...body });
      return { ok: true } as const;
    }),
  ];
}
