import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeskEyes } from './mail/desk-eyes.ts';
import { MailDesk } from './mail/mail-desk.ts';
import { hasMailHost } from './mail/mail-host.ts';
import { Senders } from './mail/senders.ts';

const BOXES = 60;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(!hasMailHost())('sixty mailboxes on a mail server from Debian', { timeout: 90_000 }, () => {
  let desk: MailDesk;
  let senders: Senders;

  beforeAll(async () => {
    desk = await MailDesk.start(BOXES, []);
    senders = new Senders(desk.host);
  }, 60_000);
  afterAll(async () => {
    senders?.[Symbol.dispose]();
    await desk?.[Symbol.asyncDispose]();
  });

  /** An enquiry to the mailbox with this number, by a contact of its own. */
  const enquiry = (batch: string, n: number) => ({
    from: `Buyer ${n} <buyer@${batch}-${n}.test>`,
    to: [desk.boxes[n % BOXES] ?? ''],
    subject: `${batch} ${n}`,
    text: `Does pump ${n} lift water 40 metres?`,
    messageId: `<${batch}-${n}@buyer.test>`,
  });

  it('shows mail on the desk as it comes', async () => {
    using eyes = await DeskEyes.open(desk);
    for (let n = 0; n < 120; n += 1) {
      void senders.send(enquiry('steady', n));
      await pause(75);
    }
    await eyes.seen(120);
    const steady = eyes.delays(senders.accepted);
    senders.accepted.length = 0;
    await Promise.all(desk.boxes.map((_, n) => senders.send(enquiry('burst', n))));
    await eyes.seen(180);
    const burst = eyes.delays(senders.accepted);
    console.log(`mail server to desk, 60 mailboxes, 13 a second: ${steady}; 60 at once: ${burst}`);
    expect(await counts(desk)).toEqual({ mails: 180, requests: 180, doubled: [] });
  });

  it('loses and doubles nothing when the mail server is restarted and forgets its UIDs', async () => {
    const sent: Promise<unknown>[] = [];
    for (let n = 0; n < 240; n += 1) {
      // Every eighth bears no Message-ID, every tenth goes to two of our mailboxes.
      const mail = enquiry('restart', n);
      const to = n % 10 === 3 ? [...mail.to, desk.boxes[(n + 1) % BOXES] ?? ''] : mail.to;
      sent.push(senders.send({ ...mail, to, ...(n % 8 === 0 ? { messageId: null } : {}) }));
      if (n === 80) sent.push(restartImap(desk));
      if (n === 160) sent.push(desk.host.stopSmtp().then(() => desk.host.startSmtp()));
      await pause(25);
    }
    await Promise.all(sent);
    await desk.until(async () => (await counts(desk)).mails >= 420);
    await desk.watching();
    await pause(1_500);
    expect(await counts(desk)).toEqual({ mails: 420, requests: 420, doubled: [] });
    expect(await desk.heed.query('select subject, reason from filtered')).toEqual([]);
    expect(desk.host.connections()).toBe(BOXES);
    expect(await desk.heed.query('select id from mailbox where last_uid > 0')).toHaveLength(BOXES);
  });

  it('loses and doubles nothing when Heed is killed', async () => {
    const sent: Promise<unknown>[] = [];
    for (let n = 0; n < 200; n += 1) {
      sent.push(senders.send(enquiry('kill', n)));
      if (n === 100) sent.push(desk.killAndRestart());
      await pause(20);
    }
    await Promise.all(sent);
    await desk.until(async () => (await counts(desk)).mails >= 620);
    await desk.watching();
    await pause(500);
    expect(await counts(desk)).toEqual({ mails: 620, requests: 620, doubled: [] });
  });
});

/** Stops IMAP for a while; a third of the mailboxes come back with other UIDs. */
async function restartImap({ host, boxes }: MailDesk): Promise<void> {
  await host.stopImap();
  for (const box of boxes.filter((_, n) => n % 3 === 0)) host.forgetUids(box);
  await pause(1_500);
  await host.startImap();
}

/** How many mails are kept, as how many requests, and the subjects kept more than once. */
async function counts(desk: MailDesk) {
  const kept = [...(await desk.kept())];
  return {
    mails: kept.length,
    requests: kept.reduce((sum, [, { requests }]) => sum + requests, 0),
    doubled: kept.filter(([, { messages }]) => messages !== 1).map(([subject]) => subject),
  };
}
