import type { Context } from '../platform/context.ts';
import { liftBlock } from './desk/senders/block-sender.ts';
import { blockedBy, blockVerdict } from './desk/senders/blocked-by.ts';
import type { Arrival } from './intake/arrival.ts';
import { fileFiltered } from './intake/file-filtered.ts';

/** An arrival on its way in, or filed in Filtered, whole, because a person blocked its sender. */
export async function unlessBlocked(
  ctx: Context,
  arrival: Arrival,
): Promise<{ readonly arrival: Arrival } | { readonly outcome: 'filtered' }> {
  const block = await blockedBy(ctx, arrival.contact.email);
  if (block === null) return { arrival };
  const kept = { ...arrival, blockId: block.id };
  await fileFiltered(ctx, kept, blockVerdict(block));
  return { outcome: 'filtered' };
}

/** "This is a person" about somebody who was blocked: whatever keeps their mail out is lifted. */
export async function liftBlocksOf(ctx: Context, address: string | null): Promise<void> {
  let block = await blockedBy(ctx, address);
  while (block !== null) {
    await liftBlock(ctx, block.id);
    block = await blockedBy(ctx, address);
  }
}
