import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Permanent } from '../../platform/failure.ts';
import { composeMail, type OutgoingMail } from './compose-mail.ts';
import { parseMail } from './parse-mail.ts';

const draft: OutgoingMail = {
  messageId: '<r1@us.example>',
  date: new Date('2026-11-21T10:00:00Z'),
  from: { name: 'Theo Brandt', address: 'sales@us.example' },
  to: [{ name: 'Ada', address: 'ada@buyer.example' }],
  subject: 'Angebot für Sie',
  text: 'Hello\n.\nFrom here\n',
  heedId: '0198-1',
};

describe('composeMail', () => {
  it('writes what is read back the same', async () => {
    const { raw, envelope } = await composeMail({
      ...draft,
      cc: [
        { name: '', address: 'lee@buyer.example' },
        { name: '', address: 'ada@buyer.example' },
      ],
      replyTo: { name: 'Sales', address: 'sales+tok123@us.example' },
      html: '<p>Hello</p>',
      inReplyTo: '<q1@buyer.example>',
      references: ['<q0@buyer.example>', '<q1@buyer.example>'],
      attachments: [{ name: 'Prüfung.pdf', type: 'application/pdf', content: Buffer.from('ABC') }],
    });
    expect(await parseMail(raw)).toMatchObject({
      messageId: draft.messageId,
      from: draft.from,
      to: draft.to,
      replyTo: { name: 'Sales', address: 'sales+tok123@us.example' },
      subject: draft.subject,
      text: draft.text,
      html: '<p>Hello</p>',
      inReplyTo: ['<q1@buyer.example>'],
      references: ['<q0@buyer.example>', '<q1@buyer.example>'],
      attachments: [{ name: 'Prüfung.pdf', type: 'application/pdf', size: 3 }],
      defects: [],
    });
    expect(envelope).toEqual({ from: 'sales@us.example', to: ['ada@buyer.example', 'lee@buyer.example'] });
    expect(raw.toString()).not.toMatch(/[^\r]\n/);
    expect(raw.toString()).toContain('Date: Sat, 21 Nov 2026 10:00:00 +0000');
  });

  it('marks automatic mail, and only that', async () => {
    const personal = await parseMail((await composeMail(draft)).raw);
    const notice = await parseMail((await composeMail({ ...draft, automatic: true })).raw);
    const answer = await parseMail(
      (await composeMail({ ...draft, automatic: true, inReplyTo: '<q@b.example>' })).raw,
    );
    expect(personal.headers.get('x-heed-message')).toEqual(['0198-1']);
    expect(personal.headers.has('auto-submitted')).toBe(false);
    expect(notice.headers.get('auto-submitted')).toEqual(['auto-generated']);
    expect(answer.headers.get('auto-submitted')).toEqual(['auto-replied']);
    expect(answer.headers.get('x-auto-response-suppress')).toEqual(['All']);
  });

  it('lets no text add a header', async () => {
    const plain = [...(await parseMail((await composeMail(draft)).raw)).headers.keys()].sort();
    const evil = fc.constantFrom(
      '\r\nBcc: x@evil.example\r\n',
      '\nX-Evil: 1',
      '\r\n\r\nbody',
      '\0',
      'a',
      ', <x@evil.example>',
      '"',
      '\u2028',
      '=?utf-8?Q?=0D=0ABcc:_x?=',
    );
    const text = fc.array(evil, { minLength: 1, maxLength: 4 }).map((parts) => `a${parts.join('')}`);
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, subject, heedId) => {
        const { raw, envelope } = await composeMail({
          ...draft,
          from: { ...draft.from, name },
          subject,
          heedId,
        });
        const mail = await parseMail(raw);
        expect([...mail.headers.keys()].sort()).toEqual(plain);
        expect(mail.from?.address).toBe('sales@us.example');
        expect(envelope.to).toEqual(['ada@buyer.example']);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    { to: [{ name: '', address: 'a@b.example\r\nBcc: x@evil.example' }] },
    { to: [{ name: '', address: 'a@b.example, x@evil.example' }] },
    { to: [{ name: '', address: 'no address' }] },
    { to: [] },
    { messageId: '<a@b>\r\nX: y' },
    { inReplyTo: 'a@b' },
    { references: ['<a b@c>'] },
  ])('refuses %j', async (change) => {
    await expect(composeMail({ ...draft, ...change })).rejects.toThrow(Permanent);
  });
});
