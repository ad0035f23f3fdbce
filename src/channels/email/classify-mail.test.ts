import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyMail } from './classify-mail.ts';

const HEAD = `Received: from mx.buyer.example by mx.us.example; Tue, 1 Dec 2026 16:04:00 +0000
Date: Tue, 1 Dec 2026 13:00:00 -0600
From: Ann Lee <Ann@Dairy.example>
Subject: =?utf-8?q?Flow_of_the_XV=2D200?=
`;
const nobody = { zone: null, lists: [] };

function classify(headers: string, body = '', options: Parameters<typeof classifyMail>[1] = nobody) {
  return classifyMail(Buffer.from(`${headers}\n${body}`), options);
}

describe('classifyMail', () => {
  it('reads a person’s mail', async () => {
    const body =
      'Hi Theo,\n\nwhat is the flow at 3 bar? I will call you tomorrow at 3 pm.\n\nRegards\nAnn\n\nOn 1 Dec 2026, at 09:00, Theo <t@us.example> wrote:\n> Is it new?\n';
    expect(await classify(HEAD, body)).toEqual({
      subject: 'Flow of the XV-200',
      from: 'ann@dairy.example',
      receivedAt: '2026-12-01T16:04:00.000Z',
      text: 'Hi Theo,\n\nwhat is the flow at 3 bar? I will call you tomorrow at 3 pm.',
      kind: 'personal',
      reasons: [],
      questions: ['what is the flow at 3 bar?'],
      promises: [{ text: 'I will call you tomorrow at 3 pm.', by: '2026-12-02T21:00:00.000Z', who: 'I' }],
    });
  });

  it('reads times by the zone given, else by the writer’s clock, and none without a time of arrival', async () => {
    const text = 'I will call you tomorrow at 3 pm.';
    const by = async (headers: string, zone: string | null) =>
      (await classify(headers, text, { zone, lists: [] })).promises[0]?.by;
    expect(await by(HEAD, 'Europe/Berlin')).toBe('2026-12-02T14:00:00.000Z');
    expect(await by(HEAD.replace('Date: Tue, 1 Dec 2026 13:00:00 -0600\n', ''), null)).toBe(
      '2026-12-02T15:00:00.000Z',
    );
    expect(await by(HEAD.replace(/Received: .*\n/, ''), null)).toBeNull();
  });

  it.each<[string, string, string, string[]]>([
    [
      'an automatic reply',
      'Auto-Submitted: auto-replied\n',
      'automatic',
      ['Auto-Submitted: auto-replied (RFC 3834)'],
    ],
    ['Auto-Submitted: no', 'Auto-Submitted: no\n', 'personal', []],
    ['suppression alone', 'X-Auto-Response-Suppress: All\n', 'personal', []],
    ['a newsletter', 'List-Unsubscribe: <https://n.example>\n', 'bulk', ['List-Unsubscribe is present']],
    ['a discussion list', 'List-Id: <pumps.lists.example>\n', 'bulk', ['List-Id is present']],
    ['a list of ours', 'List-Id: <sales.us.example>\nTo: sales@us.example\n', 'personal', []],
    ['an empty return path', 'Return-Path: <>\n', 'automatic', ['empty return path']],
  ])('%s', async (_, header, kind, reasons) => {
    const found = await classify(HEAD + header, 'Is it?', { zone: null, lists: ['sales@us.example'] });
    expect({ kind: found.kind, reasons: found.reasons }).toEqual({ kind, reasons });
    expect(found.questions).toEqual(kind === 'personal' ? ['Is it?'] : []);
  });

  it.each<[string, string, string]>([
    ['an invitation', 'METHOD:REQUEST', 'personal'],
    ['an invitation accepted', 'METHOD:REPLY', 'automatic'],
  ])('%s', async (_, method, kind) => {
    const body = `--b\nContent-Type: text/calendar; method=x\n\nBEGIN:VCALENDAR\n${method}\nEND:VCALENDAR\n--b--\n`;
    expect((await classify(`${HEAD}Content-Type: multipart/mixed; boundary=b\n`, body)).kind).toBe(kind);
  });

  it('takes an invitation accepted with a question for a person’s word', async () => {
    const body =
      '--b\n\nCould you send the drawing first?\n--b\nContent-Type: text/calendar\n\nMETHOD:REPLY\n--b--\n';
    const found = await classify(`${HEAD}Content-Type: multipart/mixed; boundary=b\n`, body);
    expect(found).toMatchObject({ kind: 'personal', questions: ['Could you send the drawing first?'] });
  });

  it('gives the evidence of a bounce', async () => {
    const body =
      '--b\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n--b--\n';
    const found = await classify(
      'From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n',
      body,
    );
    expect(found.kind).toBe('bounce');
    expect(found.reasons).toEqual([
      'multipart/report with a delivery status (RFC 3464)',
      'sent by a mail system: mailer-daemon@mx.example',
      '5.1.1',
    ]);
  });

  it('reads nothing, junk and torn mails without failing', async () => {
    const nothing = {
      subject: '',
      from: null,
      receivedAt: null,
      text: '',
      kind: 'personal',
      reasons: [],
      questions: [],
      promises: [],
    };
    expect(await classifyMail(new Uint8Array(), nobody)).toEqual(nothing);
    const nested = Array.from(
      { length: 500 },
      (_, at) => `--b${at}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`,
    );
    expect(await classify('Content-Type: multipart/mixed; boundary=b0\n', nested.join(''))).toMatchObject({
      kind: 'personal',
    });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        expect(typeof (await classifyMail(bytes, nobody)).text).toBe('string');
      }),
    );
  });
});
