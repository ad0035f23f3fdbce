import { registeredDomain } from '../../../core/mail/registered-domain.ts';
import type { ParsedMail } from '../parsed-mail.ts';
import { type AuthResults, readAuthResults } from './auth-results.ts';

/** Mailbox providers whose servers sign their results with another name than the one mail is read from. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'gmail.com': 'google.com',
  'googlemail.com': 'google.com',
  'fastmail.com': 'messagingengine.com',
  'me.com': 'icloud.com',
  'gmx.com': 'gmx.net',
  'hotmail.com': 'outlook.com',
};

/**
 * What the server that took the mail for us found out, from the topmost Authentication-Results alone: those below may
 * be the sender's own words (RFC 8601 section 5). `hosts` are the names it may go by; null when it said nothing.
 */
export function receiverResults(mail: ParsedMail, hosts: readonly string[]): AuthResults | null {
  const [topmost] = mail.headers.get('authentication-results') ?? [];
  const said = topmost === undefined ? null : readAuthResults(topmost);
  if (said === null) return null;
  const trusted = hosts.filter((host) => /[a-z]/i.test(host) && host.includes('.')).map(registeredDomain);
  const names = trusted.flatMap((host) => [host, OTHER_NAMES[host] ?? host]);
  return names.includes(registeredDomain(said.server)) ? said : null;
}
