import { randomBytes } from 'node:crypto';
import { DomainError } from '../core/domain-error.ts';
import type { Context } from '../platform/context.ts';

const KIND = 'mail_address';
const CODE_LENGTH = 6;
/** Without letters and digits that people mistake for each other. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** How an address is looked up when mail comes in: without case and without a `+tag`. */
function addressKey(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@');
}

/**
 * Makes the addresses lead to this mailbox and to no other on this server, in whatever organisation.
 * Throws DomainError `conflict` (`/address`).
 */
export async function claimAddresses(
  ctx: Context,
  mailboxId: string,
  addresses: readonly string[],
): Promise<void> {
  await dropAddresses(ctx, mailboxId);
  for (const key of new Set(addresses.map(addressKey))) {
    const claimed = await ctx.db
      .insertInto('public_key')
      .values({ kind: KIND, key, org_id: ctx.orgId, subject_id: mailboxId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (Number(claimed.numInsertedOrUpdatedRows) === 0)
      throw new DomainError('conflict', `${key} is connected to a mailbox here already`, '/address');
  }
}

/** Mail to its addresses is no longer taken. */
export async function dropAddresses(ctx: Context, mailboxId: string): Promise<void> {
  await ctx.db
    .deleteFrom('public_key')
    .where('org_id', '=', ctx.orgId)
    .where('kind', '=', KIND)
    .where('subject_id', '=', mailboxId)
    .execute();
}

/** An address of our own that a mailbox elsewhere can forward to; hard to guess, so that only it is used. */
export function forwardingAddress(slug: string, domain: string): string {
  const code = [...randomBytes(CODE_LENGTH)].map((byte) => letters[byte % letters.length]).join('');
  return `${slug}-${code}@${domain}`;
}
