import { fromIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { StoredServer } from '../platform/schema.ts';
import type { MailboxBody, MailboxPlace } from './add-mailbox.ts';
import { claimAddresses, forwardingAddress } from './claim-addresses.ts';
import { noteChange } from './note-change.ts';
import { mustSignIn, storedServer } from './stored-server.ts';

/** Changes a mailbox; passwords and the cut-over left out stay. Throws DomainError with a pointer. */
export async function saveMailbox(
  ctx: Context,
  place: MailboxPlace,
  id: string,
  body: MailboxBody,
): Promise<void> {
  const known = await loadMailbox(ctx, id);
  const imap = body.imap && mustSignIn(storedServer(place.secret, body.imap, known.imap, '/imap'));
  const smtp = body.smtp && storedServer(place.secret, body.smtp, known.smtp, '/smtp');
  const address = body.address.toLowerCase();
  const forwardTo = imap ? null : (known.forward_to ?? forwardingAddress(place.slug, place.mailDomain));
  const isOtherBox = imap?.host !== known.imap?.host || imap?.user !== known.imap?.user;
  await ctx.db
    .updateTable('mailbox')
    .set({
      name: body.name,
      address,
      forward_to: forwardTo,
      imap: imap && JSON.stringify(imap),
      smtp: smtp && JSON.stringify(smtp),
      ...(body.cutOverAt === null ? {} : { cut_over_at: at(fromIso(body.cutOverAt)) }),
      // UIDs of one mailbox mean nothing in another (RFC 9051 section 2.3.1.1).
      ...(isOtherBox ? { uid_validity: null, last_uid: 0, sent_uid_validity: null, sent_last_uid: 0 } : {}),
      ...(isOtherBox ? { state: imap ? 'connecting' : 'listening', state_reason: null } : {}),
      ...(isOtherBox ? { state_since: at(ctx.now) } : {}),
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await claimAddresses(ctx, id, forwardTo ? [address, forwardTo] : [address]);
  await noteChange(ctx, { kind: 'mailbox.changed', subjectId: id, topics: ['mailboxes'] });
}

interface KnownMailbox {
  readonly imap: StoredServer | null;
  readonly smtp: StoredServer | null;
  readonly forward_to: string | null;
}

/** A connected mailbox, locked. Throws DomainError `not_found`. */
export async function loadMailbox(ctx: Context, id: string): Promise<KnownMailbox> {
  const row = await ctx.db
    .selectFrom('mailbox')
    .select(['imap', 'smtp', 'forward_to'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
