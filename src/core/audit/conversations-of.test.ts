import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../time/instant.ts';
import { conversationsOf } from './conversations-of.ts';
import type { MailTrace } from './mail-trace.ts';
import { ownAddresses } from './own-addresses.ts';
import { saysOnlyReceived } from './says-only-received.ts';

const addresses = ['sales@larkfield.example', 'kim@farm.example', 'jo@gmail.com', 'mara@larkfield.example'];
const [SALES, KIM, JO, MARA] = [0, 1, 2, 3];
const isOwn = [true, false, false, true];

let place = 0;
const mail = (given: Partial<MailTrace>): MailTrace => {
  place += 1;
  return {
    ...{ place, at: place * MINUTE, id: place, refs: [], from: KIM, to: [SALES], subject: 0 },
    ...{ machineIn: false, machineOut: false, isBare: false, inSent: false },
    ...given,
  };
};
const rows = (...mails: MailTrace[]) => conversationsOf(mails, isOwn, addresses).rows;

describe('conversations', () => {
  it('go by references, whatever the subject and the order of reading', () => {
    const ask = mail({ at: 0, id: 100 });
    const reply = mail({ at: 9 * MINUTE, id: 101, refs: [100], from: MARA, to: [KIM] });
    expect(rows(reply, ask)).toMatchObject([
      { receivedAt: 0, answeredAt: 9 * MINUTE, owner: 'mara@larkfield.example', chasers: 0, excluded: null },
    ]);
  });

  it('are not answered by machines, bare words, or the contact asking again', () => {
    const ask = mail({ at: 0, id: 200, subject: 7 });
    const automatic = mail({ at: 1, from: SALES, to: [KIM], subject: 7, machineOut: true });
    const bare = mail({ at: 2, from: MARA, to: [KIM], refs: [200], isBare: true });
    const again = mail({ at: 3, subject: 7 });
    const told = mail({ at: HOUR, from: MARA, to: [KIM], subject: 7 });
    expect(rows(ask, automatic, bare, again, told)).toMatchObject([
      { receivedAt: 0, answeredAt: HOUR, chasers: 1, automatic: 1 },
    ]);
  });

  it('with the same subject are one for 30 days, and each person has their own', () => {
    const first = mail({ at: 0, subject: 9 });
    const other = mail({ at: 1, from: JO, subject: 9 });
    const within = mail({ at: 30 * DAY, subject: 9 });
    const later = mail({ at: 61 * DAY, subject: 9 });
    expect(rows(first, other, within, later).map(({ receivedAt }) => receivedAt)).toEqual([0, 1, 61 * DAY]);
  });

  it('that we began, and mails among ourselves, are no enquiries; a machine’s are listed as excluded', () => {
    const found = conversationsOf(
      [
        mail({ from: MARA, to: [KIM], id: 300 }),
        mail({ refs: [300] }),
        mail({ from: MARA, to: [SALES] }),
        mail({ machineIn: true, from: JO }),
        mail({ from: SALES, to: [JO], machineOut: true }),
      ],
      isOwn,
      addresses,
    );
    expect(found).toMatchObject({ begunByUs: 1, internal: 1, otherAutomatic: 1 });
    expect(found.rows.map(({ excluded }) => excluded)).toEqual(['automatic']);
  });

  it('count a mail that lies in two folders once', () => {
    expect(rows(mail({ id: 400 }), mail({ id: 400 }))).toHaveLength(1);
  });

  it('are none the fewer where a form gives every enquiry the same id, and each has its own answer', () => {
    const [kim, jo] = [mail({ at: 0, id: 500, subject: 5 }), mail({ at: 1, id: 500, subject: 5, from: JO })];
    const toJo = mail({ at: HOUR, from: MARA, to: [JO], refs: [500], subject: 5 });
    expect(rows(kim, jo, toJo).map(({ answeredAt, chasers }) => [answeredAt, chasers])).toEqual([
      [null, 0],
      [HOUR, 0],
    ]);
  });
});

describe('our own addresses', () => {
  it('are named, or guessed by what was sent, then by who gets most, and the guess is said', () => {
    const mails = [mail({}), mail({ from: JO }), mail({ from: MARA, to: [KIM], inSent: true })];
    expect(ownAddresses(mails, addresses, ['gmail.com']).isOwn).toEqual([false, false, true, false]);
    expect(ownAddresses(mails, addresses, [])).toEqual({
      isOwn: [true, false, false, true],
      note: 'Taken for our own: larkfield.example, since mara@larkfield.example is the most frequent sender among what was sent. Say --own to name others.',
    });
    const unsent = mails.slice(0, 2).map((one) => ({ ...one, to: [JO] }));
    expect(ownAddresses(unsent, addresses, []).note).toContain('Taken for our own: jo@gmail.com, since');
  });
});

describe('a mail that only says something arrived', () => {
  it.each([
    ['Got it, thanks!', true],
    ['Hi Kim,\n\nThank you for your enquiry, we will get back to you.\n\nBest regards', true],
    ['Thanks, Kim.', true],
    ['Hi Kim,\n\nThe V40 stands 85 °C for good, and we have it on the shelf.', false],
    ['Priya will call you tomorrow at 14:30.', false],
    ['Which pump is it for, and what runs through it?', false],
  ])('%j: %s', (text, bare) => expect(saysOnlyReceived(text, Date.UTC(2026, 10, 30, 15), 'UTC')).toBe(bare));
});
