import { describe, expect, it } from 'vitest';
import { parseMail } from '../parse-mail.ts';
import { judgeMail, type KnownAddresses } from './index.ts';

const known: KnownAddresses = {
  ownAddresses: new Set(['sales@us.example']),
  staff: new Map([['danni@us.example', 'user-danni']]),
  listAddresses: new Set(['team@us.example']),
  replyTokenOf: (address) => /^sales\+(\w+)@us\.example$/.exec(address)?.[1] ?? null,
  ourMessageIds: new Set(['<r1@us.example>']),
};

async function judge(headers: string, body = 'Hello') {
  const full = /^from:/im.test(headers) ? headers : `From: ada@buyer.example\n${headers}`;
  return judgeMail(await parseMail(Buffer.from(`${full.trim()}\n\n${body}`)), known);
}

const report = (action: string, status: string, part = 'message/rfc822') => `--b

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.buyer.example

Final-Recipient: rfc822; Gone@Buyer.example
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 no such
 user
--b
Content-Type: ${part}

Message-ID: <r1@us.example>
X-Heed-Message: 7

Old text
--b--`;
const DSN =
  'From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b';

describe('judgeMail', () => {
  it.each([
    ['a person', 'Subject: Pump', { kind: 'personal' }],
    [
      'a person whose client asks for no automatic answers (E2.i)',
      'X-Auto-Response-Suppress: All',
      { kind: 'personal' },
    ],
    ['an automatic reply (E2.g)', 'Auto-Submitted: auto-replied', { kind: 'automatic' }],
    ['a newsletter', 'List-Unsubscribe: <https://n.example/u>', { kind: 'bulk' }],
    [
      'a newsletter to an address of ours',
      'To: team@us.example\nList-Unsubscribe: <https://n.example/u>\nPrecedence: list',
      { kind: 'bulk' },
    ],
    ['a mailing to an address of ours', 'To: team@us.example\nPrecedence: bulk', { kind: 'bulk' }],
    ['our list kept by an old server', 'To: team@us.example\nPrecedence: list', { kind: 'personal' }],
    ['a suspicious subject', 'Subject: Automatic reply: Pump', { kind: 'suspected' }],
    [
      'our list (R17)',
      'List-Id: Team <team.us.example>\nList-Post: <mailto:team@us.example>\nPrecedence: list',
      { kind: 'personal' },
    ],
    [
      'our list by its envelope alone (R17)',
      'To: team@us.example\nReturn-Path: <team-bounces@us.example>',
      { kind: 'personal' },
    ],
    [
      'their list by its envelope alone',
      'To: x@us.example\nReturn-Path: <news-bounces@n.example>',
      { kind: 'bulk' },
    ],
    ['a sender who takes no replies', 'From: noreply@bank.example', { kind: 'suspected' }],
    ['their list', 'List-Id: <news.shop.example>\nTo: team@us.example', { kind: 'bulk' }],
    ['their list through ours', 'List-Id: <team.us.example>\nList-Id: <news.shop.example>', { kind: 'bulk' }],
    [
      'a colleague',
      'From: Danni <DANNI@us.example>',
      { kind: 'staff', userId: 'user-danni', automatic: false, absence: false },
    ],
    [
      'a colleague away (E2.c)',
      'From: danni@us.example\nSubject: Automatic reply: Out of office',
      { kind: 'staff', automatic: true, absence: true },
    ],
    ['our own mail come back', 'From: sales@us.example\nX-Heed-Message: 7', { kind: 'loop' }],
    ['our own mail with its id', 'From: sales@us.example\nMessage-ID: <r1@us.example>', { kind: 'loop' }],
    [
      'an automatic mail of our mailbox',
      'From: sales@us.example\nAuto-Submitted: auto-generated',
      { kind: 'loop' },
    ],
    [
      'a form mailed from our own address',
      'From: sales@us.example\nSubject: Contact form',
      { kind: 'personal' },
    ],
    ['a forged mark', 'From: x@evil.example\nX-Heed-Message: 7', { kind: 'personal' }],
    ['a reused id', 'From: x@evil.example\nMessage-ID: <r1@us.example>', { kind: 'personal' }],
    [
      'a read receipt',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
      { kind: 'automatic' },
    ],
  ])('knows %s', async (_, headers, verdict) => {
    expect(await judge(headers)).toMatchObject(verdict);
  });

  it.each([
    ['failed', '5.1.1', true],
    ['delayed', '4.4.1', false],
    ['failed', '4.4.7', true],
  ])('reads a report that delivery %s with %s', async (action, status, permanent) => {
    expect(await judge(DSN, report(action, status))).toEqual({
      kind: 'bounce',
      reason: `${status} 550 no such user`,
      of: '<r1@us.example>',
      recipient: 'gone@buyer.example',
      permanent,
    });
  });

  it('reads returned headers as well, and takes a report of success for a machine', async () => {
    expect(await judge(DSN, report('failed', '5.0.0', 'text/rfc822-headers'))).toMatchObject({
      of: '<r1@us.example>',
    });
    expect(await judge(DSN, report('delivered', '2.0.0'))).toMatchObject({ kind: 'automatic' });
  });

  it('reads bounces of older servers', async () => {
    const text =
      'could not be delivered\n\n------ copy ------\n\nFrom: sales@us.example\nMessage-Id:\n <r1@us.example>\n';
    expect(
      await judge('From: MAILER-DAEMON@mx.example\nX-Failed-Recipients: gone@buyer.example', text),
    ).toMatchObject({
      kind: 'bounce',
      of: '<r1@us.example>',
      recipient: 'gone@buyer.example',
      permanent: true,
    });
    expect(
      await judge('X-Failed-Recipients: gone@buyer.example\nSubject: Warning: message delayed 24 hours'),
    ).toMatchObject({
      kind: 'bounce',
      permanent: false,
    });
  });

  it('takes an empty return path alone for a machine, not for a bounce of the mail it answers', async () => {
    const away = 'Return-Path: <>\nSubject: I am on holiday\nIn-Reply-To: <r1@us.example>';
    expect(await judge(away)).toMatchObject({ kind: 'automatic' });
  });

  it('takes a notice from any address for a bounce when it returns the mail without a return path', async () => {
    const text = 'Could not be delivered.\n\nFrom: sales@us.example\nMessage-Id: <r1@us.example>\n';
    expect(await judge('Return-Path: <>\nSubject: Problem', text)).toMatchObject({
      kind: 'bounce',
      reason: 'empty return path',
      of: '<r1@us.example>',
    });
  });

  it('takes a bounce from a colleague’s address for a bounce', async () => {
    expect(
      await judge(DSN.replace('MAILER-DAEMON@mx.example', 'danni@us.example'), report('failed', '5.0.0')),
    ).toMatchObject({
      kind: 'bounce',
    });
  });
});
