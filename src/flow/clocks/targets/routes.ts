import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { approveTarget } from './approve-target.ts';
import * as contract from './contract.ts';
import { proposeTarget } from './propose-target.ts';
import { viewTargets } from './targets-view.ts';
import { withdrawTarget } from './withdraw-target.ts';

const ok = { ok: true } as const;

/** Target versions: reading, proposing, approving, withdrawing. */
export function targetBindings(): Binding[] {
  return [
    forMembers(contract.targets, ({ ctx, member }) => viewTargets(ctx, member)),
    forMembers(contract.proposeTarget, ({ ctx, member, body }) => proposeTarget(ctx, member, body)),
    forMembers(contract.approveTarget, async ({ ctx, member, params, body }) => {
      await approveTarget(ctx, member, { id: params.id, reason: body.reason });
      return ok;
    }),
    forMembers(contract.withdrawTarget, async ({ ctx, member, params }) => {
      await withdrawTarget(ctx, member, params.id);
      return ok;
    }),
  ];
}
