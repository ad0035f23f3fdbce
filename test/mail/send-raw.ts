import nodemailer from 'nodemailer';

/** Hands these bytes to the mail listener on this port. Rejects with its answer when it refuses them. */
export async function sendRaw(port: number, to: string, raw: Buffer): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  await transport.sendMail({ raw, envelope: { from: 'somebody@elsewhere.test', to: [to] } });
}
