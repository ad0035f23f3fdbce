import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { blockAgain, blockSender, liftBlock } from './block-sender.ts';
import { viewBlocked } from './blocked-view.ts';
import * as contract from './contract.ts';

const ok = { ok: true } as const;

/** Whose mail is kept out. */
export function senderBindings(): Binding[] {
  return [
    forMembers(contract.blockSender, ({ ctx, params, body }) =>
      blockSender(ctx, { requestId: params.id, what: body.what }),
    ),
    forMembers(contract.blockedSenders, async ({ ctx }) => ({ items: await viewBlocked(ctx) })),
    forMembers(contract.unblockSender, async ({ ctx, params }) => {
      await liftBlock(ctx, params.id);
      return ok;
    }),
    forMembers(contract.blockAgain, async ({ ctx, params }) => {
      await blockAgain(ctx, params.id);
      return ok;
    }),
  ];
}
