import { describe, expect, it } from 'vitest';
import { fromIso } from '../time/instant.ts';
import { automaticSend, type SendEvidence } from './automatic-send.ts';
import { judgeAutomation, type MailEvidence } from './automation.ts';
import { classOfReply } from './class-of-reply.ts';
import { findPromise } from './find-promise.ts';
import { normalisedBody } from './normalised-body.ts';
import { judgeSameBody, type SameBodySend } from './same-body.ts';
import { suggestAnswers } from './suggest-answers.ts';

const asked = [
  { id: 'flow', text: 'What is the flow of the XV-200 at 3 bar?' },
  { id: 'clean', text: 'Can the valve be cleaned in place?' },
];
const complete = 'At 3 bar the flow is 42 l/min. The valve is cleaned in place with hot water.';
const context = { now: fromIso('2026-12-01T10:21:00-06:00'), zone: 'America/Chicago' };
const byHand: SendEvidence = { pressedBy: 'person', draftedBy: 'person', contacts: 1, sameBody: 'clear' };

function classOf(text: string, automatic: readonly string[] = []): string {
  const promise = findPromise(text, context);
  const interim = promise?.who && promise.by !== null ? { who: promise.who, by: promise.by } : null;
  const answers = suggestAnswers(asked, text).length;
  const reply = { text, automatic, openQuestions: 2, answers, parts: 0, interim, givesValue: false };
  return classOfReply(reply).class;
}

function ownMail(headers: Record<string, string>, subject = 'Re: flow of the XV-200'): MailEvidence {
  return {
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
    subject,
    from: 'Theo Park <theo@larkfield.example>',
    direction: 'own',
    listIsOurs: false,
  };
}

describe('the automation cases of DOMAIN 4.12', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['1', { 'auto-submitted': 'auto-replied' }, complete, 'R0'],
    ['2', { 'auto-submitted': 'auto-generated' }, complete, 'R0'],
    ['3, both answered', { 'auto-submitted': 'no' }, complete, 'R4'],
    ['3, one answered', { 'auto-submitted': 'no' }, 'At 3 bar the flow is 42 l/min.', 'R3'],
    ['4', { 'x-auto-response-suppress': 'All' }, complete, 'R4'],
    ['6', { precedence: 'auto_reply' }, complete, 'R0'],
    ['11', {}, 'Thanks, will look', 'R1'],
    ['12', {}, 'Priya will call you at 14:30 with the flow figures', 'R2'],
  ])('case %s', (_, headers, text, expected) => {
    expect(classOf(text, judgeAutomation(ownMail(headers)).reasons)).toBe(expected);
  });

  it('case 5: an absence reply of ours is R0 and marks absence', () => {
    const verdict = judgeAutomation(ownMail({}, 'Automatic reply: flow of the XV-200'));
    expect(verdict).toEqual({
      kind: 'automatic',
      reasons: ['subject begins like an automatic reply: "automatic reply"'],
      absence: true,
    });
    expect(classOf(complete, verdict.reasons)).toBe('R0');
  });

  it('case 7: a report without return path is a bounce', () => {
    const report = 'multipart/report; report-type=delivery-status; boundary=b';
    const mail = {
      ...ownMail({ 'return-path': '<>', 'content-type': report }),
      direction: 'inbound' as const,
    };
    expect(judgeAutomation({ ...mail, from: 'MAILER-DAEMON@mx.example' })).toEqual({
      kind: 'bounce',
      reasons: [
        'multipart/report with a delivery status (RFC 3464)',
        'empty return path',
        'sent by a mail system: MAILER-DAEMON@mx.example',
      ],
      absence: false,
    });
  });

  it('case 8: the third recipient within the hour is R0, the first two are flagged (R16)', () => {
    const verdicts = judgeSameBody([sent('a', 0), sent('b', 20), sent('c', 59)]);
    expect(Object.fromEntries(verdicts)).toEqual({ a: 'flagged', b: 'flagged', c: 'bulk' });
    const classes = ['a', 'b', 'c'].map((id) =>
      classOf(complete, automaticSend({ ...byHand, sameBody: verdicts.get(id) ?? 'clear' })),
    );
    expect(classes).toEqual(['R4', 'R4', 'R0']);
  });

  it.each<[string, Partial<SendEvidence>, string, string]>([
    ['9: API key', { pressedBy: 'api-key' }, 'R0', 'sent by an API key, no person pressed send'],
    ['a system account', { pressedBy: 'system' }, 'R0', 'sent by a system account'],
    [
      'an unattended sequence step',
      { pressedBy: 'unattended-step', draftedBy: 'template' },
      'R0',
      'step of a sequence, no person pressed send',
    ],
    ['one press for several contacts', { contacts: 3 }, 'R0', 'sent to 3 contacts with one press'],
    ['10: AI draft, a person pressed send', { draftedBy: 'ai' }, 'R4', ''],
    ['a template, a person pressed send', { draftedBy: 'template' }, 'R4', ''],
  ])('case %s', (_, change, expected, reason) => {
    const reasons = automaticSend({ ...byHand, ...change });
    expect(reasons.join('; ')).toBe(reason);
    expect(classOf(complete, reasons)).toBe(expected);
  });

  it('case 10 by content: an AI draft that promises is R2, an empty one R1', () => {
    const reasons = automaticSend({ ...byHand, draftedBy: 'ai' });
    expect(classOf('Priya will call you at 14:30', reasons)).toBe('R2');
    expect(classOf('Got it!', reasons)).toBe('R1');
  });
});

function sent(id: string, minute: number, change: Partial<SameBodySend> = {}): SameBodySend {
  return { id, recipient: id, sentAt: minute * 60_000, answersOwnRequest: false, ...change };
}

describe('judgeSameBody', () => {
  const own = { answersOwnRequest: true };
  it.each<[string, SameBodySend[], Record<string, string>]>([
    ['two are few', [sent('a', 0), sent('b', 1)], { a: 'clear', b: 'clear' }],
    [
      'an hour apart to the instant',
      [sent('a', 0), sent('b', 30), sent('c', 60)],
      { a: 'clear', b: 'clear', c: 'clear' },
    ],
    [
      'one millisecond less',
      [sent('a', 0), sent('b', 30), { ...sent('c', 60), sentAt: 3_599_999 }],
      { a: 'flagged', b: 'flagged', c: 'bulk' },
    ],
    [
      'the same recipient again',
      [sent('a', 0), sent('b', 1), sent('c', 2, { recipient: 'a' })],
      { a: 'clear', b: 'clear', c: 'clear' },
    ],
    [
      'each answers its own request',
      [sent('a', 0, own), sent('b', 1, own), sent('c', 2, own)],
      { a: 'clear', b: 'clear', c: 'clear' },
    ],
    [
      'one of them does not',
      [sent('a', 0), sent('b', 1, own), sent('c', 2, own)],
      { a: 'flagged', b: 'flagged', c: 'bulk' },
    ],
    [
      'a fourth',
      [sent('a', 0), sent('b', 1), sent('c', 2), sent('d', 3)],
      { a: 'flagged', b: 'flagged', c: 'bulk', d: 'bulk' },
    ],
    [
      'any order of arrival',
      [sent('c', 2), sent('a', 0), sent('b', 1)],
      { a: 'flagged', b: 'flagged', c: 'bulk' },
    ],
    ['none', [], {}],
  ])('%s', (_, sends, expected) => {
    expect(Object.fromEntries(judgeSameBody(sends))).toEqual(expected);
  });
});

describe('normalisedBody', () => {
  it('is the same for one body to several people', () => {
    const body = (name: string) => `Hi ${name},\n\nour new   XV-300 is out!\n\nRegards\nTheo`;
    expect(normalisedBody(body('Ann'))).toBe('our new xv 300 is out');
    expect(normalisedBody(body('Ben'))).toBe(normalisedBody(body('Ann')));
    expect(normalisedBody('Sehr geehrte Frau Park,\r\nder Preis beträgt 30 €.')).toBe('der preis betragt 30');
    expect(normalisedBody('> quoted only')).toBe('');
  });
});
