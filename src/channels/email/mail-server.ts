/** How the way to a server is encrypted: from the first byte, by upgrade, or not at all (a test or a local relay). */
export type MailSecurity = 'tls' | 'starttls' | 'none';

/** A mail server and, where it asks for one, the account on it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly secure: MailSecurity;
  readonly user?: string;
  readonly password?: string;
  /** Accepts a certificate nobody vouches for: for servers inside one's own walls only. */
  readonly allowSelfSigned?: boolean;
}

/** The server our mail leaves through. */
export type SmtpServer = MailServer;

/** The server a mailbox is read from; it always asks for a user. */
export interface ImapServer extends MailServer {
  readonly user: string;
  readonly password: string;
}
