import type { Milliseconds } from '../../core/time/instant.ts';
import { type ExplainedFailure, explained, explainFailure, type MailFailureCode } from './explain-failure.ts';
import { imapClient } from './imap-client.ts';
import type { ImapServer, SmtpServer } from './mail-server.ts';
import { readGreeting } from './read-greeting.ts';
import { openSmtpSession } from './smtp-session.ts';

/** Whether a server can be used as it is set up, and if not, why in one plain sentence. */
export type ProbeResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: MailFailureCode; readonly message: string };

const LIMIT_MS = 10_000;
const MAX_BYTES = 1_000_000;

/** Signs in to a mailbox and opens the folder, without changing anything. Never throws; ends within `limitMs`. */
export async function probeImap(
  server: ImapServer,
  folder = 'INBOX',
  limitMs: Milliseconds = LIMIT_MS,
): Promise<ProbeResult> {
  const stepMs = limitMs / 2;
  const client = imapClient(server, { connectMs: stepMs, greetingMs: stepMs, silenceMs: stepMs }, MAX_BYTES);
  const place = { protocol: 'imap', folder, ...server } as const;
  const attempt = async () => {
    await client.connect();
    await client.mailboxOpen(folder, { readOnly: true });
  };
  try {
    return await within(limitMs * 0.7, attempt());
  } catch (error) {
    const failure = explainFailure(error, place);
    return refusal(
      failure.code === 'timeout' ? await explainSilence(server, failure, limitMs * 0.3) : failure,
    );
  } finally {
    client.close();
  }
}

/** A server that waits for no IMAP client either speaks another protocol or waits for TLS. */
async function explainSilence(server: ImapServer, failure: ExplainedFailure, waitMs: Milliseconds) {
  const greeting = await readGreeting(server, waitMs);
  const isOther = greeting !== '' && !greeting.startsWith('* ');
  return isOther ? explained('not_imap', { protocol: 'imap', ...server }, new Error(greeting)) : failure;
}

/** Connects to a mail relay and signs in where a user is named; sends nothing. Never throws; ends within `limitMs`. */
export async function probeSmtp(server: SmtpServer, limitMs: Milliseconds = LIMIT_MS): Promise<ProbeResult> {
  const attempt = async () => {
    // Relays let unknown clients wait on purpose before they greet, so no step has a limit of its own.
    using session = await openSmtpSession(server, {
      connectMs: limitMs,
      greetingMs: limitMs,
      silenceMs: limitMs,
    });
    session.connection.quit();
  };
  try {
    return await within(limitMs, attempt());
  } catch (error) {
    return refusal(explainFailure(error, { protocol: 'smtp', ...server }));
  }
}

function refusal({ code, message }: ExplainedFailure): ProbeResult {
  return { ok: false, code, message };
}

/** Rejects like a library's timeout when the attempt takes longer. */
async function within(limitMs: Milliseconds, attempt: Promise<void>): Promise<ProbeResult> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), limitMs);
  });
  // When the limit comes first the attempt still fails some time, with nobody left to tell.
  attempt.catch(() => undefined);
  try {
    await Promise.race([attempt, limit]);
    return { ok: true };
  } finally {
    clearTimeout(timer);
  }
}
