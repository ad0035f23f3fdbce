import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { declareWork, endWork } from './declare-work.ts';
import { viewWork } from './work-view.ts';

/** Whose move it is, and work that is declared meanwhile. */
export function workBindings(): Binding[] {
  return [
    forMembers(contract.declaredWork, ({ ctx, params }) => viewWork(ctx, params.id)),
    forMembers(contract.declareWork, ({ ctx, params, body }) =>
      declareWork(ctx, { requestId: params.id, ...body }),
    ),
    forMembers(contract.endWork, async ({ ctx, params }) => {
      await endWork(ctx, params.id);
      return { ok: true } as const;
    }),
  ];
}
