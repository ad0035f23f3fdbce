import type { MailOutcome } from '../../src/flow/mail-intake.ts';
import type { Organisation, World } from '../world.ts';

export interface TestMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A plain mail as it stands in a mailbox. */
export function rawMail(mail: TestMail): Uint8Array {
  const headers = {
    From: mail.from,
    To: mail.to,
    Subject: mail.subject,
    'Message-ID': mail.messageId,
    Date: 'Tue, 01 Dec 2026 00:00:00 +0000',
    'Content-Type': 'text/plain; charset=utf-8',
    ...mail.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${mail.text.replaceAll('\n', '\r\n')}\r\n`, 'utf8');
}

/** Lets a mail arrive in a mailbox at the world's present instant. */
export async function deliver(
  world: World,
  organisation: Organisation,
  mailbox: { id: string; deskId: string; address: string },
  mail: TestMail,
): Promise<MailOutcome> {
  return world.parts.mailIntake.receive({
    orgId: organisation.orgId,
    mailbox,
    raw: rawMail(mail),
    arrivedAt: await world.now(),
    evidence: 'mailbox',
    deliveryKey: mail.messageId,
  });
}
