import type { Config } from '../../platform/config.ts';
import type { SmtpServer } from './mail-server.ts';

/** The mail server of the installation itself (HEED_SMTP_URL), or null when none is set. */
export function systemServer(config: Config): SmtpServer | null {
  if (!config.systemSmtp) return null;
  const url = new URL(config.systemSmtp.url);
  const secure =
    url.protocol === 'smtps:' ? 'tls' : url.searchParams.get('tls') === 'none' ? 'none' : 'starttls';
  return {
    host: url.hostname,
    port: Number(url.port || (secure === 'tls' ? 465 : 587)),
    secure,
    ...(url.username
      ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
      : {}),
  };
}
