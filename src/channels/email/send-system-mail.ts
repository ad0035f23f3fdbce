import type { Config } from '../../platform/config.ts';
import { Permanent } from '../../platform/failure.ts';
import { newId } from '../../platform/new-id.ts';
import { composeMail } from './compose-mail.ts';
import { sendMail } from './send-mail.ts';
import { systemServer } from './system-server.ts';

/** A mail of the product itself, such as a password reset: marked as automatic. Throws when there is no way to send. */
export async function sendSystemMail(
  config: Config,
  mail: { to: string; subject: string; text: string },
): Promise<void> {
  const server = systemServer(config);
  if (!server || !config.systemSmtp)
    throw new Permanent('HEED_SMTP_URL is not set, so this server can’t send mail of its own');
  const id = newId();
  const composed = await composeMail({
    messageId: `<${id}@${config.mail.domain}>`,
    date: new Date(),
    from: { name: 'Heed', address: config.systemSmtp.from },
    to: [{ name: '', address: mail.to }],
    subject: mail.subject,
    text: mail.text,
    automatic: true,
    heedId: id,
  });
  await sendMail(server, composed, { now: Date.now });
}
