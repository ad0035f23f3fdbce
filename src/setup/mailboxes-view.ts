import type { z } from 'zod';
import { toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import type { StoredServer } from '../platform/schema.ts';
import type { listMailboxes } from './contract.ts';
import type { ListenerState } from './setup-deps.ts';

type Mailboxes = z.input<typeof listMailboxes.response>;
type View = Mailboxes['items'][number];

/** Mailboxes and how they are doing; passwords stay inside. */
export async function mailboxesView(
  ctx: Context,
  listener: ListenerState,
  listenerHost: string,
): Promise<Mailboxes> {
  const rows = await mailboxRows(ctx);
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      address: row.address,
      kind: row.imap ? 'imap' : 'forward',
      forwardTo: row.forward_to,
      ...(row.imap ? watched(row) : listening(listener)),
      since: row.state_since === null ? null : toIso(row.state_since),
      cutOverAt: toIso(row.cut_over_at),
      lastMailAt: row.last_mail_at === null ? null : toIso(row.last_mail_at),
      imap: shown(row.imap),
      smtp: shown(row.smtp),
    })),
    listener: 'port' in listener ? { host: listenerHost, port: listener.port } : null,
  };
}

export type MailboxRow = Awaited<ReturnType<typeof mailboxRows>>[number];

/** Connected mailboxes, oldest first. */
export async function mailboxRows(ctx: Context) {
  return ctx.db
    .selectFrom('mailbox')
    .select(['id', 'name', 'address', 'forward_to', 'imap', 'smtp', 'cut_over_at', 'last_mail_at'])
    .select(['state', 'state_reason', 'state_since'])
    .where('org_id', '=', ctx.orgId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}

function watched(row: MailboxRow): Pick<View, 'state' | 'reason'> {
  return { state: row.state as View['state'], reason: row.state_reason };
}

function listening(listener: ListenerState): Pick<View, 'state' | 'reason'> {
  return 'port' in listener
    ? { state: 'listening', reason: null }
    : { state: 'down', reason: `Our mail listener is not open: ${listener.failure}` };
}

function shown(server: StoredServer | null): View['imap'] {
  if (!server) return null;
  const { host, port, secure, user, allowSelfSigned } = server;
  return { host, port, secure, user, allowSelfSigned };
}
