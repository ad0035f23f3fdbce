import { describe, expect, it } from 'vitest';
import { type SenderChecks, standingOf, unchecked } from './sender-checks.ts';
import { warningsOf } from './sender-warning.ts';
import { senderDetails, senderLine, warningWords } from './sender-words.ts';

const nothing: SenderChecks = {
  from: 'valley-dairy.example',
  dkim: [],
  spf: { domain: '', result: 'unchecked' },
  dmarc: { result: 'none', policy: null },
  arc: 'none',
};
const dkim = (domain: string, result: 'pass' | 'fail' | 'temperror') => ({
  ...nothing,
  dkim: [{ domain, result }],
});
const line = (checks: SenderChecks) =>
  senderLine({ standing: standingOf(checks), checkedBy: 'heed', server: null, checks });

describe('what the checks say of a sender', () => {
  it.each([
    [dkim('mail.valley-dairy.example', 'pass'), 'proven', 'Signed by valley-dairy.example'],
    [
      dkim('mailer.test', 'pass'),
      'unproven',
      'Sender not proven: signed by mailer.test, not by valley-dairy.example',
    ],
    [
      dkim('valley-dairy.example', 'fail'),
      'failed',
      'Sender not proven: the signature of valley-dairy.example does not fit the mail',
    ],
    [dkim('valley-dairy.example', 'temperror'), 'unchecked', 'Sender could not be checked'],
    [nothing, 'unproven', 'Sender not proven: not signed by valley-dairy.example'],
    [
      { ...nothing, spf: { domain: 'valley-dairy.example', result: 'pass' } },
      'proven',
      'Sent from a server of valley-dairy.example',
    ],
    // A pass that its own domain does not count, as under strict alignment, is none.
    [
      { ...dkim('mail.valley-dairy.example', 'pass'), dmarc: { result: 'fail', policy: 'reject' } },
      'failed',
      'Sender not proven: fails the checks that valley-dairy.example asks for',
    ],
    [
      { ...nothing, dmarc: { result: 'pass', policy: 'none' } },
      'proven',
      'Confirmed by valley-dairy.example',
    ],
    [
      unchecked('valley-dairy.example', 'the name server did not answer'),
      'unchecked',
      'Sender could not be checked: the name server did not answer',
    ],
  ] as const)('%#: %s', (checks, standing, words) => {
    expect([standingOf(checks as SenderChecks), line(checks as SenderChecks)]).toEqual([standing, words]);
  });

  it('tells the details', () => {
    const checks: SenderChecks = {
      ...dkim('mailer.test', 'pass'),
      dmarc: { result: 'fail', policy: 'reject' },
      arc: 'pass',
    };
    expect(
      senderDetails({ standing: 'failed', checkedBy: 'receiver', server: 'mx.larkfield.example', checks }),
    ).toEqual([
      'Checked by mx.larkfield.example',
      'DKIM of mailer.test: pass',
      'SPF: not possible here, since the mail came through another server',
      'DMARC: fail (the domain’s policy is reject)',
      'ARC: pass',
    ]);
  });
});

describe('what to warn of', () => {
  const known = {
    ownDomains: ['larkfield.example'],
    contactDomains: ['valley-dairy.example', 'gmail.com'],
    colleagues: [{ name: 'Theo Park', address: 'theo@larkfield.example' }],
  };
  const warn = (from: string, checks: Partial<SenderChecks> = {}, replyTo: string | null = null) => {
    const [, name = '', address = ''] = /^(.*)<(.*)>$/.exec(from) ?? [];
    const all = { ...nothing, from: address.split('@')[1] ?? '', ...checks };
    return warningsOf({ name: name.trim(), address, replyTo }, all, known).map((warning) => warning.kind);
  };

  it.each([
    ['Ada Buyer <ada@valley-dairy.example>', {}, null, []],
    ['Ada Buyer <ada@valley-diary.example>', {}, null, ['look_alike']],
    ['Theo Park <theo@1arkfield.example>', {}, null, ['look_alike', 'colleague_name']],
    ['Park, Théo (Sales) <theo.park@gmail.com>', {}, null, ['colleague_name']],
    ['Theo <theo.park@gmail.com>', {}, null, []],
    ['"theo@larkfield.example" <x@mailer.test>', {}, null, ['other_address']],
    ['Ada ada@valley-dairy.example <ada@mail.valley-dairy.example>', {}, null, []],
    ['Ada Buyer <ada@gmail.com>', {}, 'ada@evil.test', ['reply_to']],
    ['Ada Buyer <ada@gmail.com>', {}, 'ada@mail.gmail.com', []],
    [
      'Theo Park <theo@larkfield.example>',
      { dmarc: { result: 'fail', policy: 'reject' } },
      null,
      ['not_colleague', 'dmarc'],
    ],
    ['Ada Buyer <ada@valley-dairy.example>', { dmarc: { result: 'fail', policy: 'none' } }, null, []],
    [
      'Ada Buyer <ada@valley-dairy.example>',
      { dmarc: { result: 'fail', policy: 'quarantine' } },
      null,
      ['dmarc'],
    ],
  ] as const)('%s', (from, checks, replyTo, kinds) => {
    expect(warn(from, checks as Partial<SenderChecks>, replyTo)).toEqual(kinds);
  });

  it('says in words what is odd and what to do', () => {
    const [warning] = warningsOf(
      { name: 'Theo', address: 'theo@xn--lrkfield-16g.example', replyTo: null },
      nothing,
      known,
    );
    expect(warning && warningWords(warning)).toEqual({
      grave: true,
      text: 'xn--lrkfield-16g.example (shown as lаrkfield.example) looks like larkfield.example, your own domain, but is another one (letters that look the same).',
      advice:
        'Give nothing away and change no bank details before you have asked by telephone, with a number you had before.',
    });
  });
});
