import type { MailServer } from './mail-server.ts';

/** What is wrong between us and a mail server. */
export type MailFailureCode =
  | 'unknown_host'
  | 'refused'
  | 'timeout'
  | 'tls'
  | 'password'
  | 'not_imap'
  | 'not_smtp'
  | 'folder'
  | 'other';

/** A failure in words for the administrator. */
export interface ExplainedFailure {
  readonly code: MailFailureCode;
  /** What is wrong. */
  readonly reason: string;
  /** What to do about it; empty when only the server's own words are known. */
  readonly hint: string;
  /** Both in one sentence. */
  readonly message: string;
}

/** Whom we talked to. */
export interface FailurePlace extends Pick<MailServer, 'host' | 'port' | 'secure' | 'user'> {
  readonly protocol: 'imap' | 'smtp';
  readonly folder?: string;
}

/** Fields that Node and the two mail libraries set on their errors. */
interface LibraryError extends Error {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly authenticationFailed?: unknown;
  readonly mailboxMissing?: unknown;
  readonly tlsFailed?: unknown;
  readonly serverResponseCode?: unknown;
  readonly responseText?: unknown;
  readonly response?: unknown;
  readonly _err?: unknown;
}

const TIMEOUTS = new Set(['ETIMEDOUT', 'ETIMEOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);
const REFUSALS = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES', 'EPERM']);
const NOT_OURS = new Set([
  'EPROTOCOL',
  'ClosedAfterConnectText',
  'ClosedAfterConnectTLS',
  'InvalidResponse',
  'LineTooLarge',
]);

/** Turns a library's error into words. Never shows the password. */
export function explainFailure(error: unknown, place: FailurePlace): ExplainedFailure {
  const failure = error instanceof Error ? (error as LibraryError) : new Error(String(error));
  const code = codeOf(failure, codesOf(failure), place);
  return explained(code, place, failure);
}

/** Words for a failure already told apart. */
export function explained(code: MailFailureCode, place: FailurePlace, error: Error): ExplainedFailure {
  const [reason, hint] = code === 'tls' ? tlsWords(place, error) : words(code, place, error);
  return { code, reason, hint, message: hint === '' ? reason : `${reason}: ${hint}` };
}

function codesOf(error: LibraryError): readonly string[] {
  const inner = [error.cause, error._err].filter((cause): cause is LibraryError => cause instanceof Error);
  const own = [error.originalCode, error.code].filter((code): code is string => typeof code === 'string');
  return [...own, ...inner.flatMap(codesOf)];
}

function codeOf(error: LibraryError, codes: readonly string[], place: FailurePlace): MailFailureCode {
  const has = (set: ReadonlySet<string>) => codes.some((code) => set.has(code));
  if (error.authenticationFailed === true || codes.includes('EAUTH')) return 'password';
  if (error.mailboxMissing === true || error.serverResponseCode === 'NONEXISTENT') return 'folder';
  if (codes.includes('ENOTFOUND') || codes.includes('EAI_AGAIN') || codes.includes('EDNS'))
    return 'unknown_host';
  if (has(REFUSALS)) return 'refused';
  if (isTls(error, codes)) return 'tls';
  if (has(TIMEOUTS)) return 'timeout';
  if (has(NOT_OURS) || codes.some((code) => code.startsWith('ParserError'))) {
    return place.protocol === 'imap' ? 'not_imap' : 'not_smtp';
  }
  return 'other';
}

function isTls(error: LibraryError, codes: readonly string[]): boolean {
  if (error.tlsFailed === true || codes.includes('ETLS') || codes.includes('EPROTO')) return true;
  return codes.some((code) => /^ERR_(?:SSL|TLS)|CERT|UNABLE_TO_(?:GET|VERIFY)/.test(code));
}

type Words = readonly [reason: string, hint: string];

function words(code: Exclude<MailFailureCode, 'tls'>, place: FailurePlace, error: LibraryError): Words {
  const { host, port } = place;
  const where = `${host} port ${port}`;
  switch (code) {
    case 'unknown_host':
      return [`${host} does not exist`, 'check the spelling of the host'];
    case 'refused':
      return [`${where} takes no connections`, 'check the port, and that no firewall stands in between'];
    case 'timeout':
      return [
        `${where} did not answer in time`,
        'check the port and the encryption, and that no firewall stands in between',
      ];
    case 'password':
      return [
        `${host} refused the sign-in as ${place.user ?? 'nobody'}`,
        'check user and password; many providers want an app password here',
      ];
    case 'not_imap':
      return [`${where} does not speak IMAP`, 'check the port (usually 993 with TLS, 143 with STARTTLS)'];
    case 'not_smtp':
      return [`${where} does not speak SMTP`, 'check the port (usually 465 with TLS, 587 with STARTTLS)'];
    case 'folder':
      return [`there is no folder "${place.folder ?? ''}" in this mailbox`, 'check its name'];
    case 'other':
      return [`${where}: ${detailOf(error)}`, ''];
  }
}

function tlsWords(place: FailurePlace, error: LibraryError): Words {
  const where = `${place.host} port ${place.port}`;
  const detail = `${codesOf(error).join(' ')} ${error.message}`;
  if (/SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/.test(detail)) {
    return [
      `nobody vouches for the certificate of ${place.host}`,
      'allow self-signed certificates if this is your own server',
    ];
  }
  if (/ALTNAME/.test(detail)) {
    return [`the certificate is not for ${place.host}`, 'use the host name it was made for'];
  }
  if (/EXPIRED/.test(detail)) {
    return [`the certificate of ${place.host} has expired`, 'its operator must renew it'];
  }
  if (place.secure === 'tls') {
    return [`${where} does not speak TLS from the start`, 'try STARTTLS, or another port'];
  }
  return [`${where} could not switch to encryption`, 'try TLS from the start, or another port'];
}

function detailOf(error: LibraryError): string {
  const said = [error.responseText, error.response].find((text): text is string => typeof text === 'string');
  return (said ?? error.message).replace(/\s+/g, ' ').slice(0, 300);
}
