import type { z } from 'zod';
import { fromIso } from '../core/time/instant.ts';
import { mainDesk } from '../people/main-desk.ts';
import type { Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { newId } from '../platform/new-id.ts';
import { claimAddresses, forwardingAddress } from './claim-addresses.ts';
import type { mailboxBody } from './contract.ts';
import { noteChange } from './note-change.ts';
import { mustSignIn, storedServer } from './stored-server.ts';

export type MailboxBody = z.output<typeof mailboxBody>;

/** What sealing and forwarding need of the installation and the organisation. */
export interface MailboxPlace {
  readonly secret: string;
  readonly mailDomain: string;
  readonly slug: string;
}

/**
 * Connects a mailbox: watched by IMAP, or without `imap` an address to forward to. Mail from before the cut-over
 * is history without clocks. Throws DomainError with a pointer.
 */
export async function addMailbox(
  ctx: Context,
  place: MailboxPlace,
  body: MailboxBody,
): Promise<{ id: string; forwardTo: string | null }> {
  const id = newId();
  const imap = body.imap && mustSignIn(storedServer(place.secret, body.imap, null, '/imap'));
  const smtp = body.smtp && storedServer(place.secret, body.smtp, null, '/smtp');
  const forwardTo = imap ? null : forwardingAddress(place.slug, place.mailDomain);
  const address = body.address.toLowerCase();
  const desk = await mainDesk(ctx);
  await ctx.db
    .insertInto('mailbox')
    .values({
      org_id: ctx.orgId,
      id,
      desk_id: desk.id,
      name: body.name,
      address,
      forward_to: forwardTo,
      imap: imap && JSON.stringify(imap),
      smtp: smtp && JSON.stringify(smtp),
      cut_over_at: at(body.cutOverAt === null ? ctx.now : fromIso(body.cutOverAt)),
      state: imap ? 'connecting' : 'listening',
      state_since: at(ctx.now),
    })
    .execute();
  await claimAddresses(ctx, id, forwardTo ? [address, forwardTo] : [address]);
  await noteChange(ctx, { kind: 'mailbox.connected', subjectId: id, topics: ['mailboxes'] });
  return { id, forwardTo };
}
