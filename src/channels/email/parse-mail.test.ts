import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMail } from './parse-mail.ts';

const HEAD =
  'From: Ada Byron <Ada@Buyer.Example>\r\nTo: sales@us.example\r\nSubject: Pump\r\nMessage-ID: <m1@buyer.example>\r\n';

function parse(text: string | Uint8Array) {
  return parseMail(typeof text === 'string' ? Buffer.from(text, 'utf8') : text);
}

function multipart(...parts: string[]): string {
  return `${HEAD}Content-Type: multipart/mixed; boundary="=b"\r\n\r\n${parts.map((part) => `--=b\r\n${part}\r\n`).join('')}--=b--\r\n`;
}

describe('parseMail', () => {
  it('reads addresses, ids, subject and text', async () => {
    const mail = await parse(
      `${HEAD}Cc: "Lee, Ann" <ann@buyer.example>, team: x@a.example, y@a.example;\r\nReply-To: desk@buyer.example\r\n` +
        'In-Reply-To: <q1@us.example>\r\nReferences: <q0@us.example>\r\n <q1@us.example>\r\nDelivered-To: Sales+T0ken1@us.example\r\n' +
        '\r\nHow much?\r\nThanks\r\n',
    );
    expect(mail).toMatchObject({
      messageId: '<m1@buyer.example>',
      from: { name: 'Ada Byron', address: 'ada@buyer.example' },
      replyTo: { address: 'desk@buyer.example' },
      inReplyTo: ['<q1@us.example>'],
      references: ['<q0@us.example>', '<q1@us.example>'],
      deliveredTo: ['sales+t0ken1@us.example'],
      subject: 'Pump',
      text: 'How much?\nThanks\n',
      html: null,
      defects: [],
    });
    expect(mail.cc.map((entry) => entry.address)).toEqual([
      'ann@buyer.example',
      'x@a.example',
      'y@a.example',
    ]);
  });

  it('decodes encoded words, transfer encodings and charsets', async () => {
    const mail = await parse(
      multipart(
        'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe, so=\r\nfort',
        "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*0*=utf-8''Pr%C3%A9; filename*1=is.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD",
      ).replace('Subject: Pump', 'Subject: =?utf-8?Q?R=C3=BCck?=\r\n =?utf-8?B?ZnJhZ2U=?='),
    );
    expect(mail.subject).toBe('Rückfrage');
    expect(mail.text).toBe('Grüße, sofort');
    expect(mail.attachments).toMatchObject([
      { name: 'Préis.pdf', type: 'application/pdf', size: 3, contentId: null },
    ]);
    expect(Buffer.from(mail.attachments[0]?.content ?? []).toString()).toBe('ABC');
  });

  it('takes the text from HTML where there is no other, and marks quotations', async () => {
    const html =
      '<head><style>p{}</style></head><p>Price for 5 &amp; 7?</p><blockquote>On Monday<br>we wrote</blockquote>';
    const mail = await parse(`${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n${html}`);
    expect(mail.text).toBe('Price for 5 & 7?\n\n> On Monday\n> we wrote');
    expect(mail.html).toBe(html);
  });

  it('prefers the plain form of an alternative', async () => {
    const mail = await parse(
      multipart(
        'Content-Type: text/plain\r\n\r\nplain',
        'Content-Type: text/html\r\n\r\n<b>rich</b>',
      ).replace('/mixed', '/alternative'),
    );
    expect(mail).toMatchObject({ text: 'plain', html: '<b>rich</b>', attachments: [] });
  });

  it('keeps the plain form beside a richer one made of several parts', async () => {
    const rich =
      'Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\nContent-Type: text/html\r\n\r\n<b>1</b>\r\n--i\r\nContent-Type: text/html\r\n\r\n<b>2</b>\r\n--i--';
    const mail = await parse(
      multipart('Content-Type: text/plain\r\n\r\nplain', rich).replace('/mixed', '/alternative'),
    );
    expect(mail).toMatchObject({ text: 'plain', html: '<b>1</b>\n<b>2</b>' });
  });

  it.each(['\r\n \r\n', '---- Original message ----\r\n', 'From someone Sat Nov 21 10:00:00 2026\r\n'])(
    'finds the headers behind %j',
    async (preface) => {
      expect(await parse(`${preface}${HEAD}\r\nHello: you`)).toMatchObject({
        subject: 'Pump',
        text: 'Hello: you',
      });
    },
  );

  it('joins flowed lines', async () => {
    const mail = await parse(
      `${HEAD}Content-Type: text/plain; format=flowed\r\n\r\none \r\ntwo\r\n> old \r\n> line\r\n-- \r\nAda`,
    );
    expect(mail.text).toBe('one two\n> old line\n-- \nAda');
  });

  it('keeps returned and forwarded messages as files, and speaks with a lone one', async () => {
    const inner =
      'Content-Type: message/rfc822\r\n\r\nFrom: x@a.example\r\nMessage-ID: <inner@a.example>\r\n\r\nPlease quote.';
    const both = await parse(multipart('Content-Type: text/plain\r\n\r\nsee below', inner));
    expect(both).toMatchObject({
      messageId: '<m1@buyer.example>',
      text: 'see below',
      attachments: [{ name: 'message-1.eml' }],
    });
    expect((await parse(multipart(inner))).text).toBe('Please quote.');
  });

  it('gives names without folders and a hint of the content id', async () => {
    const mail = await parse(
      multipart(
        'Content-Type: image/png; name="..\\\\..\\\\evil\\u0000.png"\r\nContent-ID: <logo@x>\r\n\r\nx',
        'Content-Type: image/png\r\n\r\ny',
      ),
    );
    expect(mail.attachments[0]).toMatchObject({ contentId: 'logo@x' });
    expect(mail.attachments[0]?.name).not.toMatch(/[/\\]/);
    expect(mail.attachments[1]?.name).toBe('attachment-2.bin');
  });

  it.each([
    ['nothing', '', 'no sender address'],
    ['no headers', 'just words', 'no sender address'],
    ['an unknown charset', `${HEAD}Content-Type: text/plain; charset=klingon\r\n\r\nhé`, 'charset'],
    [
      'a multipart without parts',
      `${HEAD}Content-Type: multipart/mixed; boundary=x\r\n\r\nhello`,
      'without its parts',
    ],
    [
      'very deep parts',
      HEAD +
        Array.from(
          { length: 300 },
          (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
        ).join(''),
      'nested',
    ],
    ['a huge header', `${HEAD}X-A: ${'a'.repeat(3_000_000)}\r\n\r\nhello`, 'header x-a was cut'],
    ['a million characters of text', `${HEAD}\r\n${'> '.repeat(800_000)}`, 'text was cut'],
  ])('keeps what it can of a mail with %s', async (_, raw, defect) => {
    const mail = await parse(raw);
    expect(mail.defects.join('; ')).toContain(defect);
    expect(mail.text.length).toBeLessThanOrEqual(1_000_000);
  });

  it('keeps the text of a mail without an empty line or with wrong bytes, and drops NUL', async () => {
    expect((await parse('just words')).text).toBe('just words');
    expect((await parse(`${HEAD}this is no header\r\nnor this`)).text).toBe('this is no header\nnor this');
    expect(
      (await parse(Buffer.concat([Buffer.from(`${HEAD}\r\ncaf`), Buffer.from([0xe9, 0, 0x21])]))).text,
    ).toBe('café!');
  });

  it('tells a reused Message-ID from a copy', async () => {
    const first = await parse(`${HEAD}\r\nOne pump, please.\r\n`);
    const copy = await parse(`Received: by relay\r\n${HEAD}\r\nOne pump,  please.  \r\n\r\n`);
    const other = await parse(`${HEAD}\r\nTwo pumps, please.\r\n`);
    expect(first.bodyHash).toMatch(/^[0-9a-f]{64}$/);
    expect(copy.bodyHash).toBe(first.bodyHash);
    expect(other.bodyHash).not.toBe(first.bodyHash);
  });

  it('never throws, whatever the bytes', async () => {
    const scrap = fc.constantFrom(
      '\r\n',
      '\n',
      '--b',
      '--',
      'Content-Type: ',
      'multipart/mixed; boundary=b',
      'text/html',
      '=?utf-8?B?',
      ':',
      '"',
      '<',
      '>',
      '\0',
      ' ',
      ';',
      '=',
    );
    const mess = fc
      .array(fc.oneof(scrap, fc.string({ maxLength: 8 })), { maxLength: 60 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          mess,
          mess.map((text) => HEAD + text),
        ),
        async (raw) => {
          const mail = await parse(raw);
          expect(mail.text).not.toContain('\0');
        },
      ),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (raw) => void (await parse(raw))),
    );
  });

  it.each([
    ['lines', `${HEAD}\r\n${'\n'.repeat(3_000_000)}`],
    [
      'parts',
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}`,
    ],
    ['tags', `${HEAD}Content-Type: text/html\r\n\r\n${'<div><a href="'.repeat(100_000)}`],
    ['recipients', `To: ${'"(<a@b>,'.repeat(100_000)}\r\n${HEAD}\r\nx`],
    ['folds', `X-A: b\r\n${' c\r\n'.repeat(300_000)}${HEAD}\r\nx`],
  ])('takes time in line with the size: many %s', async (_, raw) => {
    await parse(raw);
  });

  it('holds a large attachment only a few times', async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`;
    const mail = await parse(
      multipart(
        `Content-Type: video/mp4; name=a.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n${line.repeat(300_000)}`,
      ),
    );
    expect(mail.attachments[0]?.size).toBe(57 * 300_000);
  });
});
