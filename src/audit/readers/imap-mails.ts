import type { ImapFlow } from 'imapflow';
import { explainFailure } from '../../channels/email/explain-failure.ts';
import { imapClient } from '../../channels/email/imap-client.ts';
import type { ImapServer } from '../../channels/email/mail-server.ts';
import { DomainError } from '../../core/domain-error.ts';
import type { Mails } from './read-mail.ts';

export interface ImapPlace extends ImapServer {
  readonly folder: string;
}

/** Enough for headers and words; what follows are files. */
const FETCH_BYTES = 262_144;
const PATIENCE = { connectMs: 20_000, greetingMs: 20_000, silenceMs: 120_000 };

/**
 * `imap://user@host:143/Folder` or `imaps://…`; the folder is INBOX where none is named. Throws DomainError `invalid`.
 * A password in the address is refused: addresses are kept in histories.
 */
export function readImapAddress(address: string): Omit<ImapPlace, 'password'> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^imaps?:$/.test(url.protocol) || url.username === '' || url.hostname === '')
    throw new DomainError(
      'invalid',
      'say imaps://user@host/Folder, for example imaps://sales%40larkfield.example@mail.larkfield.example/INBOX',
    );
  if (url.password !== '')
    throw new DomainError(
      'invalid',
      'leave the password out of the address; it is asked for, or read from HEED_AUDIT_PASSWORD',
    );
  const isTls = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (isTls ? 993 : 143) : Number(url.port),
    // Without TLS from the first byte it is asked for; only on the own machine may it be missing.
    secure: isTls ? 'tls' : isOwnMachine(url.hostname) ? 'none' : 'starttls',
    user: decodeURIComponent(url.username),
    folder: decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX',
  };
}

function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

/**
 * The mails of a folder and of the one with what was sent, read only: folders are opened by EXAMINE and mails fetched
 * by BODY.PEEK, so that nothing is marked as seen (RFC 9051 sections 6.3.3 and 6.4.5). `sent`: null: the one the server
 * names; there may be none. Throws DomainError `invalid` with what the server says.
 */
export async function* imapMails(place: ImapPlace, sent: string | null): Mails {
  const client = imapClient(place, PATIENCE, FETCH_BYTES);
  try {
    await client.connect();
    yield* folderMails(client, place.folder, false);
    const path = sent ?? (await client.list()).find(({ specialUse }) => specialUse === '\\Sent')?.path;
    if (path !== undefined && path !== place.folder) yield* folderMails(client, path, true);
  } catch (error) {
    const { folder, host, port, secure, user } = place;
    const said = explainFailure(error, { protocol: 'imap', folder, host, port, secure, user });
    throw new DomainError('invalid', said.message);
  } finally {
    client.close();
  }
}

async function* folderMails(client: ImapFlow, folder: string, inSent: boolean): Mails {
  const { exists } = await client.mailboxOpen(folder, { readOnly: true });
  if (exists === 0) return;
  const query = { uid: true, internalDate: true, source: { start: 0, maxLength: FETCH_BYTES } };
  for await (const { uid, source, internalDate } of client.fetch('1:*', query)) {
    if (source === undefined) continue;
    const storedAt = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
    yield {
      bytes: source,
      storedAt: Number.isNaN(storedAt) ? null : storedAt,
      inSent,
      where: `${folder}, UID ${uid}`,
    };
  }
}
