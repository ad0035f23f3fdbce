import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MailClient } from './mail-client.ts';
import { MailDesk } from './mail-desk.ts';
import { hasMailHost } from './mail-host.ts';
import { type MailToSend, Senders, written } from './senders.ts';

const ADA = 'ada@buyer.test';
const MARA = 'mara@larkfield.test';

describe.skipIf(!hasMailHost())('mail past the composer, on a real server', { timeout: 40_000 }, () => {
  let desk: MailDesk;
  let senders: Senders;
  let box: string;

  beforeAll(async () => {
    desk = await MailDesk.start(1, [ADA, MARA, 'bo@elsewhere.test']);
    senders = new Senders(desk.host);
    box = desk.boxes[0] ?? '';
  }, 60_000);
  afterAll(async () => {
    senders?.[Symbol.dispose]();
    await desk?.[Symbol.asyncDispose]();
  });

  /** Ada asks; returns the request and her mail. */
  async function asked(subject: string): Promise<{ id: string; mail: MailToSend }> {
    const text = 'Does the pump lift water 40 metres? What does it cost?';
    const messageId = `<${randomUUID()}@buyer.test>`;
    const mail = { from: `Ada Buyer <${ADA}>`, to: [box], subject, text, messageId };
    await senders.send(mail);
    return { id: await desk.requestOf(subject), mail };
  }

  /** What one of us writes in answer to Ada's mail. */
  const answer = (mail: MailToSend, from: string, more: Partial<MailToSend> = {}): MailToSend => ({
    from,
    to: [ADA],
    subject: `Re: ${mail.subject}`,
    text: 'Dear Ada, yes, it lifts water 40 metres. It costs 900 dollars. Mara',
    messageId: `<${randomUUID()}@larkfield.test>`,
    headers: [`In-Reply-To: ${mail.messageId}`, `References: ${mail.messageId}`],
    ...more,
  });

  /** Mail in the inbox makes Heed look into Sent as well, sooner than its regular look. */
  async function look(): Promise<void> {
    const subject = `Look ${randomUUID()}`;
    await senders.send({
      from: 'Bo <bo@elsewhere.test>',
      to: [box],
      subject,
      text: 'Do you open on Monday?',
      messageId: null,
    });
    await desk.requestOf(subject);
  }

  const outgoing = async (id: string) =>
    (await desk.page(id)).messages.filter(({ direction }) => direction === 'out');
  const clock = async (id: string) => (await desk.page(id)).clocks.find(({ kind }) => kind === 'C3')?.state;

  it('threads our reply in the contact’s mailbox, and their answer in our request', async () => {
    using ada = await MailClient.open(desk.host, ADA);
    const { id, mail } = await asked('Pump for a well');
    const text = 'Dear Ada, yes, it lifts 40 metres. Mara';
    const body = { idempotencyKey: randomUUID(), text, answers: [], parts: [], interim: null };
    await desk.visitor.ask('POST', `${desk.base}/requests/${id}/replies`, z.unknown(), body);
    const [arrived] = await ada.inbox(1);
    expect(arrived).toMatchObject({
      subject: 'Re: Pump for a well',
      from: { name: 'Mara Quinn', address: box },
      inReplyTo: [mail.messageId],
      references: [mail.messageId],
    });
    // A mailbox knows whole seconds only: what comes in the second of our reply would stand before it.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const replyTo = arrived?.replyTo?.address ?? '';
    expect(replyTo).toMatch(/^desk0\+[\w-]+@larkfield\.test$/);
    const again = { from: mail.from, subject: 'Re: Pump for a well', text: 'And 50 metres?' };
    const threaded = [`In-Reply-To: ${arrived?.messageId}`, `References: ${arrived?.messageId}`];
    await senders.send({ ...again, to: [box], messageId: '<again@buyer.test>', headers: threaded });
    await senders.send({ ...again, to: [replyTo], messageId: null, text: 'Or 60 metres?' });
    await desk.until(async () => (await desk.page(id)).messages.length === 4);
    expect((await desk.page(id)).messages.map(({ direction }) => direction)).toEqual([
      'in',
      'out',
      'in',
      'in',
    ]);
    // Some servers keep what we send through them in Sent.
    using own = await MailClient.open(desk.host, box);
    await own.keepSent(arrived?.raw ?? '');
    await look();
    expect(await outgoing(id)).toHaveLength(1);
  });

  it('knows a reply from Sent, with its writer by name, once', async () => {
    using own = await MailClient.open(desk.host, box);
    const { id, mail } = await asked('Pump by hand');
    const reply = answer(mail, `Mara Quinn <${box}>`);
    await senders.send(reply);
    await own.keepSent(written(reply));
    await look();
    await desk.until(async () => (await outgoing(id)).length > 0);
    expect(await outgoing(id)).toMatchObject([{ author: 'Mara Quinn', text: reply.text }]);
    expect(await clock(id)).toBe('met');
    await own.keepSent(written(reply));
    await look();
    expect(await outgoing(id)).toHaveLength(1);
    expect(await facts(id)).toEqual([{ by: await mara(), unconfirmed: true }]);
  });

  it('knows a colleague’s reply by its copy to the desk, once, though it lies in Sent as well', async () => {
    using own = await MailClient.open(desk.host, box);
    const { id, mail } = await asked('Pump by copy');
    const reply = answer(mail, `Mara Quinn <${MARA}>`, { cc: [box] });
    await senders.send(reply);
    await desk.until(async () => (await outgoing(id)).length > 0);
    await own.keepSent(written(reply));
    await look();
    expect(await outgoing(id)).toMatchObject([{ author: 'Mara Quinn', text: reply.text }]);
    expect(await clock(id)).toBe('met');
    expect(await facts(id)).toEqual([{ by: await mara(), unconfirmed: true }]);
  });

  it('keeps what was passed on to a colleague, and stops no clock by it', async () => {
    using own = await MailClient.open(desk.host, box);
    const { id, mail } = await asked('Pump passed on');
    await own.keepSent(written(answer(mail, `Mara Quinn <${box}>`, { to: [MARA] })));
    await senders.send(answer(mail, `Mara Quinn <${MARA}>`, { to: [box], subject: 'Re: Pump passed on' }));
    await look();
    await desk.until(async () => (await outgoing(id)).length === 2);
    expect((await outgoing(id)).map(({ replyClass, reason }) => [replyClass, reason])).toEqual([
      ['R0', 'it did not go to the contact'],
      ['R0', 'it did not go to the contact'],
    ]);
    expect(await clock(id)).not.toBe('met');
  });

  it('knows a reply in a mail of its own by whom it went to, where that person waits for one thing', async () => {
    using own = await MailClient.open(desk.host, box);
    const enquire = async (subject: string) => {
      const mail = {
        from: 'Cleo <cleo@cleo.test>',
        to: [box],
        subject,
        text: 'Does it lift water 40 metres?',
      };
      await senders.send({ ...mail, messageId: `<${randomUUID()}@cleo.test>` });
      return desk.requestOf(subject);
    };
    const fresh = (text: string) => {
      const mail = { from: `Mara Quinn <${box}>`, to: ['cleo@cleo.test'], subject: 'Your enquiry', text };
      return written({ ...mail, messageId: `<${randomUUID()}@larkfield.test>` });
    };
    const id = await enquire('Cleo one');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await own.keepSent(fresh('Dear Cleo, yes, it lifts water 40 metres. Mara'));
    await look();
    await desk.until(async () => (await outgoing(id)).length === 1);
    expect(await clock(id)).toBe('met');
    const [two, three] = [await enquire('Cleo two'), await enquire('Cleo three')];
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await own.keepSent(fresh('Dear Cleo, yes, it does lift water 40 metres. Mara'));
    await look();
    expect([await outgoing(two), await outgoing(three)]).toEqual([[], []]);
  });

  it('leaves alone what was sent to others and belongs to no request', async () => {
    using own = await MailClient.open(desk.host, box);
    const before = await desk.heed.query('select id from message');
    const subject = 'Order of paper';
    await own.keepSent(
      written({ from: box, to: ['bo@elsewhere.test'], subject, text: 'Ten boxes?', messageId: null }),
    );
    await look();
    const after = await desk.heed.query<{ subject: string }>('select subject from message');
    expect(after).toHaveLength(before.length + 1);
    expect(await desk.heed.query('select id from filtered')).toEqual([]);
  });

  const mara = async () => {
    const rows = await desk.heed.query<{ user_id: string }>(
      'select user_id from membership where email = $1',
      [MARA],
    );
    return rows[0]?.user_id;
  };

  /** What the facts of our mails on a request say of who wrote them. */
  async function facts(id: string) {
    const rows = await desk.heed.query<{ data: { by: string | null; unconfirmed?: true } }>(
      `select data from fact where subject_id = $1 and kind = 'message.out' order by occurred_at`,
      [id],
    );
    return rows.map(({ data: { by, unconfirmed } }) => ({ by, unconfirmed }));
  }
});
