import type { z } from 'zod';
import type { mailboxBody, mailboxView } from '../../src/setup/contract.ts';
import type { FieldErrors } from './week-draft.ts';

export type Mailbox = z.output<typeof mailboxView>;
export type MailboxBody = z.input<typeof mailboxBody>;
export type Secure = 'tls' | 'starttls' | 'none';

export interface ServerDraft {
  readonly host: string;
  readonly port: number | null;
  readonly secure: Secure;
  readonly user: string;
  readonly allowSelfSigned: boolean;
}

/** A mailbox as it is edited; passwords are held apart, since a draft is kept in the browser. */
export interface MailboxDraft {
  readonly kind: 'imap' | 'forward';
  readonly name: string;
  readonly address: string;
  readonly imap: ServerDraft;
  readonly smtp: ServerDraft;
  /** Whether replies leave through the mailbox's own server. */
  readonly sendsItself: boolean;
  /** Whether SMTP takes user and password of IMAP. */
  readonly sameAccount: boolean;
  /** `YYYY-MM-DDTHH:MM` in the reader's zone; empty means the moment of connecting. */
  readonly cutOver: string;
}

export interface Passwords {
  readonly imap: string;
  readonly smtp: string;
}

/** Registered ports (RFC 8314 sections 3.2 and 3.3; RFC 9051 section 2.1; RFC 6409 section 3.1). */
const ports: Readonly<Record<'imap' | 'smtp', Readonly<Record<Secure, number>>>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
};
export const usualPort = (which: 'imap' | 'smtp', secure: Secure): number => ports[which][secure];

const blankServer = (which: 'imap' | 'smtp'): ServerDraft => ({
  host: '',
  port: ports[which].tls,
  secure: 'tls',
  user: '',
  allowSelfSigned: false,
});

export const blankMailbox: MailboxDraft = {
  kind: 'imap',
  name: '',
  address: '',
  imap: blankServer('imap'),
  smtp: blankServer('smtp'),
  sendsItself: true,
  sameAccount: true,
  cutOver: '',
};

/** A stored instant as the device's date-and-time field wants it. */
function localText(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const serverDraft = (which: 'imap' | 'smtp', server: Mailbox['imap']): ServerDraft =>
  server
    ? {
        host: server.host,
        port: server.port,
        secure: server.secure,
        user: server.user,
        allowSelfSigned: server.allowSelfSigned ?? false,
      }
    : blankServer(which);

/** A stored mailbox for editing. */
export function mailboxDraft(mailbox: Mailbox): MailboxDraft {
  return {
    kind: mailbox.kind,
    name: mailbox.name,
    address: mailbox.address,
    imap: serverDraft('imap', mailbox.imap),
    smtp: serverDraft('smtp', mailbox.smtp),
    sendsItself: mailbox.smtp !== null,
    sameAccount: false,
    cutOver: localText(mailbox.cutOverAt),
  };
}

const serverBody = (draft: ServerDraft, password: string, user = draft.user) => ({
  host: draft.host.trim(),
  port: draft.port ?? 0,
  secure: draft.secure,
  user: user.trim(),
  ...(password ? { password } : {}),
  ...(draft.allowSelfSigned ? { allowSelfSigned: true } : {}),
});

/** The edited mailbox for the server; passwords left empty keep the stored ones. */
export function mailboxBodyOf(draft: MailboxDraft, passwords: Passwords): MailboxBody {
  const same = draft.sameAccount && draft.kind === 'imap';
  const smtp = same
    ? serverBody(draft.smtp, passwords.imap, draft.imap.user)
    : serverBody(draft.smtp, passwords.smtp);
  const cutOver = draft.cutOver ? new Date(draft.cutOver) : null;
  return {
    name: draft.name.trim(),
    address: draft.address.trim(),
    imap: draft.kind === 'imap' ? serverBody(draft.imap, passwords.imap) : null,
    smtp: draft.sendsItself ? smtp : null,
    cutOverAt: cutOver && !Number.isNaN(cutOver.getTime()) ? cutOver.toISOString() : null,
  };
}

function serverErrors(server: ServerDraft, at: string): FieldErrors {
  const port = server.port ?? 0;
  return {
    ...(server.host.trim() ? {} : { [`${at}/host`]: 'The host is missing, such as mail.example.com' }),
    ...(Number.isInteger(port) && port >= 1 && port <= 65_535
      ? {}
      : { [`${at}/port`]: 'A port is a number from 1 to 65535' }),
  };
}

/** What is missing, by pointer. */
export function mailboxErrors(draft: MailboxDraft): FieldErrors {
  return {
    ...(draft.name.trim() ? {} : { '/name': 'Give it a name, such as Sales' }),
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.address.trim())
      ? {}
      : { '/address': 'Write the address buyers use, such as sales@example.com' }),
    ...(draft.kind === 'imap' ? serverErrors(draft.imap, '/imap') : {}),
    ...(draft.sendsItself ? serverErrors(draft.smtp, '/smtp') : {}),
  };
}

/** A new mailbox needs a password wherever a user is named. */
export function missingPasswords(draft: MailboxDraft, passwords: Passwords): FieldErrors {
  const own = draft.sendsItself && !(draft.sameAccount && draft.kind === 'imap');
  return {
    ...(draft.kind === 'imap' && !passwords.imap ? { '/imap/password': 'The password is missing' } : {}),
    ...(own && draft.smtp.user && !passwords.smtp ? { '/smtp/password': 'The password is missing' } : {}),
  };
}

const known: Readonly<Record<string, readonly [imap: string, smtp: string, smtpSecure: Secure]>> = {
  'gmail.com': ['imap.gmail.com', 'smtp.gmail.com', 'tls'],
  'outlook.com': ['outlook.office365.com', 'smtp.office365.com', 'starttls'],
  'icloud.com': ['imap.mail.me.com', 'smtp.mail.me.com', 'starttls'],
  'fastmail.com': ['imap.fastmail.com', 'smtp.fastmail.com', 'tls'],
  'gmx.net': ['imap.gmx.net', 'mail.gmx.net', 'tls'],
};

/** Fills empty hosts and users from the address: what well-known providers publish, else the usual names. */
export function guessServers(draft: MailboxDraft): MailboxDraft {
  const domain = draft.address.trim().toLowerCase().split('@')[1];
  if (!domain?.includes('.')) return draft;
  const [imap, smtp, secure] = known[domain] ?? [`imap.${domain}`, `smtp.${domain}`, 'tls' as const];
  const user = draft.address.trim();
  const name = draft.name || user.split('@')[0]?.replace(/^./, (first) => first.toUpperCase()) || '';
  return {
    ...draft,
    name,
    imap: { ...draft.imap, host: draft.imap.host || imap, user: draft.imap.user || user },
    smtp: draft.smtp.host
      ? { ...draft.smtp, user: draft.smtp.user || user }
      : { ...draft.smtp, host: smtp, secure, port: usualPort('smtp', secure), user: draft.smtp.user || user },
  };
}
