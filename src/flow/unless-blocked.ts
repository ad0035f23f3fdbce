import type { Context } from '../platform/context.ts';
import { liftBlock } from './desk/senders/block-sender.ts';
import { blockedBy, blocksOf, blockVerdict } from './desk/senders/blocked-by.ts';
import type { Arrival } from './intake/arrival.ts';
import { fileFiltered } from './intake/file-filtered.ts';
import { filedAlready } from './intake/follow-up.ts';

/**
 * Files in Filtered, whole, what comes from somebody whom a person blocked, by mail or by form. Answers with the source
 * keys of that; what was let in before the block stays a request.
 */
export async function keepOutBlocked(
  ctx: Context,
  arrivals: readonly Arrival[],
): Promise<ReadonlySet<string>> {
  const addresses = arrivals.flatMap(({ contact }) => contact.email ?? []);
  const blocks = await blocksOf(ctx, addresses);
  const blocked = arrivals.filter(({ contact }) => blocks.has(contact.email ?? ''));
  if (blocked.length === 0) return new Set();
  const keys = blocked.map(({ sourceKey }) => sourceKey);
  const filed = await filedAlready(ctx, keys);
  for (const arrival of blocked) {
    const block = blocks.get(arrival.contact.email ?? '');
    if (!block || filed.has(arrival.sourceKey)) continue;
    const kept = { ...arrival, blockId: block.id };
    await fileFiltered(ctx, kept, blockVerdict(block));
  }
  return new Set(keys.filter((key) => !filed.has(key)));
}

/** "This is a person" about somebody who was blocked: whatever keeps them out is lifted. */
export async function liftBlocksOf(ctx: Context, address: string | null): Promise<void> {
  let block = await blockedBy(ctx, address);
  while (block !== null) {
    await liftBlock(ctx, block.id);
    block = await blockedBy(ctx, address);
  }
}
