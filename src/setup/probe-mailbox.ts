import type { z } from 'zod';
import { type ProbeResult, probeImap, probeSmtp } from '../channels/email/probe-mailbox.ts';
import type { Context } from '../platform/context.ts';
import type { StoredServer } from '../platform/schema.ts';
import type { MailboxBody } from './add-mailbox.ts';
import type { probeMailbox as contract } from './contract.ts';
import { loadMailbox } from './save-mailbox.ts';
import { mustSignIn, openServer, storedServer } from './stored-server.ts';

export interface ProbeTargets {
  readonly imap: StoredServer | null;
  readonly smtp: StoredServer | null;
}

type Answer = z.input<typeof contract.response>;

/** The servers to try; for a mailbox that exists (`id`) a password left out is the stored one. */
export async function probeTargets(
  ctx: Context,
  secret: string,
  body: MailboxBody & { id?: string | undefined },
): Promise<ProbeTargets> {
  const known = body.id ? await loadMailbox(ctx, body.id) : null;
  return {
    imap: body.imap && mustSignIn(storedServer(secret, body.imap, known?.imap ?? null, '/imap')),
    smtp: body.smtp && storedServer(secret, body.smtp, known?.smtp ?? null, '/smtp'),
  };
}

/** Tries the servers at the same time; takes 10 seconds at most and keeps nothing. */
export async function tryServers(secret: string, { imap, smtp }: ProbeTargets): Promise<Answer> {
  const imapServer = imap && { password: '', ...openServer(secret, imap), user: imap.user };
  const [imapResult, smtpResult] = await Promise.all([
    imapServer && probeImap(imapServer),
    smtp && probeSmtp(openServer(secret, smtp)),
  ]);
  return {
    imap: imapResult && told(imapResult, 'Signed in and opened the inbox.'),
    smtp: smtpResult && told(smtpResult, 'The server is ready to take our mail.'),
  };
}

function told(result: ProbeResult, good: string) {
  return result.ok
    ? { ok: true, code: null, message: good }
    : { ok: false, code: result.code, message: result.message };
}
