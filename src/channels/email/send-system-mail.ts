import type { Config } from '../../platform/config.ts';
import { Permanent } from '../../platform/failure.ts';
import { newId } from '../../platform/new-id.ts';
import { composeMail, type OutgoingAttachment } from './compose-mail.ts';
import { sendMail } from './send-mail.ts';
import { systemServer } from './system-server.ts';

export interface SystemMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Names the mail in its Message-ID; left out, it has a name of its own each time. */
  readonly id?: string;
  readonly attachments?: readonly OutgoingAttachment[];
}

/**
 * A mail of the product itself, such as a password reset: marked as automatic. Throws when there is no way to send.
 * @param onData awaited before the mail is offered; what it throws comes through, and nothing was sent then
 */
export async function sendSystemMail(
  config: Config,
  mail: SystemMail,
  onData?: () => Promise<void>,
): Promise<void> {
  const server = systemServer(config);
  if (!server || !config.systemSmtp)
    throw new Permanent('HEED_SMTP_URL is not set, so this server can’t send mail of its own');
  const id = mail.id ?? newId();
  const composed = await composeMail({
    messageId: `<${id}@${config.mail.domain}>`,
    date: new Date(),
    from: { name: 'Heed', address: config.systemSmtp.from },
    to: [{ name: '', address: mail.to }],
    subject: mail.subject,
    text: mail.text,
    ...(mail.attachments ? { attachments: mail.attachments } : {}),
    automatic: true,
    heedId: id,
  });
  await sendMail(server, composed, { now: Date.now, ...(onData ? { onData } : {}) });
}
