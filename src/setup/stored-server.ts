import type { z } from 'zod';
import type { MailServer } from '../channels/email/mail-server.ts';
import { DomainError } from '../core/domain-error.ts';
import type { StoredServer } from '../platform/schema.ts';
import { seal, unseal } from '../platform/secret-box.ts';
import type { serverBody } from './contract.ts';

export type ServerBody = z.output<typeof serverBody>;

/**
 * A server as it is kept, its password sealed. A password left out stays as stored, but only for the same server
 * and user: else whoever may edit the form could have the stored one sent to a server of their choice.
 * @param pointer where the server stands in the input, such as `/imap`
 */
export function storedServer(
  secret: string,
  body: ServerBody,
  known: StoredServer | null,
  pointer: string,
): StoredServer {
  const { host, port, secure, user, password, allowSelfSigned = false } = body;
  const isSame = known !== null && known.host === host && known.user === user;
  if (password === undefined && known?.sealedPassword && !isSame && user !== '')
    throw new DomainError(
      'invalid',
      'the server or user changed, so type the password again',
      `${pointer}/password`,
    );
  const kept = isSame ? known.sealedPassword : null;
  const sealedPassword = password ? seal(secret, password) : kept;
  return { host, port, secure, user, allowSelfSigned, sealedPassword };
}

/** A mailbox is read with a user and a password; there is no other way in. Throws DomainError. */
export function mustSignIn(server: StoredServer): StoredServer {
  if (server.user === '') throw new DomainError('invalid', 'the user name is missing', '/imap/user');
  if (!server.sealedPassword) throw new DomainError('invalid', 'the password is missing', '/imap/password');
  return server;
}

/** A server as it is used, its password in the clear. */
export function openServer(secret: string, stored: StoredServer): MailServer {
  const { host, port, secure, user, allowSelfSigned, sealedPassword } = stored;
  return {
    host,
    port,
    secure,
    allowSelfSigned,
    ...(user ? { user } : {}),
    ...(sealedPassword ? { password: unseal(secret, sealedPassword) } : {}),
  };
}
