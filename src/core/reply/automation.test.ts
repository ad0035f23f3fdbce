import { describe, expect, it } from 'vitest';
import { automaticSubject } from './automatic-subjects.ts';
import { type AutomationVerdict, judgeAutomation, type MailEvidence } from './automation.ts';

type Headers = Record<string, string>;

function mail(headers: Headers, change: Partial<MailEvidence> = {}): MailEvidence {
  const map = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]]));
  return {
    headers: map,
    subject: 'Re: flow of the XV-200',
    from: 'Theo Park <theo@larkfield.example>',
    direction: 'own',
    listIsOurs: false,
    ...change,
  };
}

const inbound = { direction: 'inbound', from: 'Ann <ann@dairy.example>' } as const;
const daemon = { direction: 'inbound', from: 'Mail Delivery System <MAILER-DAEMON@mx.example>' } as const;
const report = 'multipart/report; report-type=delivery-status; boundary="x"';

describe('automation cases (DOMAIN 4.12)', () => {
  it.each<[string, MailEvidence, AutomationVerdict['kind'], RegExp | null]>([
    [
      '1',
      mail({ 'Auto-Submitted': 'auto-replied' }),
      'automatic',
      /^Auto-Submitted: auto-replied \(RFC 3834\)$/,
    ],
    ['2', mail({ 'Auto-Submitted': 'auto-generated' }), 'automatic', /auto-generated/],
    ['3', mail({ 'Auto-Submitted': 'no' }), 'personal', null],
    ['4', mail({ 'X-Auto-Response-Suppress': 'All' }), 'personal', null],
    ['5', mail({}, { subject: 'Automatic reply: flow of the XV-200' }), 'automatic', /subject begins like/],
    ['6', mail({ Precedence: 'auto_reply' }), 'automatic', /^Precedence: auto_reply$/],
    ['7', mail({ 'Return-Path': '<>', 'Content-Type': report }, daemon), 'bounce', /delivery status/],
  ])('case %s', (_, evidence, kind, reason) => {
    const verdict = judgeAutomation(evidence);
    expect(verdict.kind).toBe(kind);
    if (reason) expect(verdict.reasons[0]).toMatch(reason);
    else expect(verdict.reasons).toEqual([]);
  });

  it('takes an absence reply of our own staff for absence (X-20, E2.b)', () => {
    const subject = 'Automatic reply: Out of office';
    expect(judgeAutomation(mail({}, { subject })).absence).toBe(true);
    expect(judgeAutomation(mail({ 'Auto-Submitted': 'auto-replied' }, { subject })).absence).toBe(true);
    expect(judgeAutomation(mail({ 'Auto-Submitted': 'auto-replied' })).absence).toBe(false);
    expect(judgeAutomation(mail({}, { ...inbound, subject }))).toMatchObject({
      kind: 'suspected',
      absence: false,
    });
  });
});

describe('judgeAutomation', () => {
  it.each<[string, Headers, Partial<MailEvidence>, AutomationVerdict['kind']]>([
    [
      'parameters after the keyword',
      { 'Auto-Submitted': 'Auto-Replied; owner-email="a@b.example"' },
      inbound,
      'automatic',
    ],
    ['a comment after no', { 'Auto-Submitted': 'no (by hand)' }, inbound, 'personal'],
    ['X-Autoreply', { 'X-Autoreply': 'yes' }, {}, 'automatic'],
    ['X-Autorespond', { 'X-Autorespond': '' }, inbound, 'automatic'],
    ['X-Auto-Reply', { 'X-Auto-Reply': '1' }, inbound, 'automatic'],
    ['bulk', { Precedence: 'Bulk' }, inbound, 'bulk'],
    ['a list', { 'List-Id': '<news.example>' }, inbound, 'bulk'],
    ['an unsubscribe link', { 'List-Unsubscribe': '<https://news.example>' }, inbound, 'bulk'],
    ['a feedback id', { 'Feedback-ID': '1:2:3' }, inbound, 'bulk'],
    [
      'a list of ours (R17)',
      { 'List-Id': '<sales.example>', Precedence: 'list' },
      { ...inbound, listIsOurs: true },
      'personal',
    ],
    [
      'an absence reply through a list of ours',
      { 'Auto-Submitted': 'auto-replied' },
      { ...inbound, listIsOurs: true },
      'automatic',
    ],
    ['our own list mail', { 'List-Id': '<sales.example>', Precedence: 'bulk' }, {}, 'personal'],
    ['no return path', { 'Return-Path': ' <> ' }, inbound, 'automatic'],
    [
      'an absence reply without return path',
      { 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' },
      inbound,
      'automatic',
    ],
    [
      'an absence subject without return path',
      { 'Return-Path': '<>' },
      { ...inbound, subject: 'Out of office' },
      'automatic',
    ],
    [
      'a report that says auto-replied',
      { 'Auto-Submitted': 'auto-replied', 'Content-Type': report },
      daemon,
      'bounce',
    ],
    ['a daemon without report', { 'Auto-Submitted': 'auto-replied', 'Return-Path': '<>' }, daemon, 'bounce'],
    [
      'a read receipt',
      { 'Content-Type': 'multipart/report; report-type=disposition-notification' },
      inbound,
      'automatic',
    ],
    ['a postmaster who writes', {}, { ...inbound, from: 'postmaster@dairy.example' }, 'personal'],
    ['an old list', { 'X-BeenThere': 'news@shop.example' }, inbound, 'bulk'],
    ['a list by its envelope', { 'Return-Path': '<owner-news@shop.example>' }, inbound, 'bulk'],
    ['the same by another server', { 'Return-Path': '<news-bounces+ann=x@shop.example>' }, inbound, 'bulk'],
    ['a newsletter by name', {}, { ...inbound, from: 'Shop Newsletter <ann@shop.example>' }, 'bulk'],
    ['marked as spam', { 'X-Spam-Flag': 'YES' }, inbound, 'bulk'],
    ['marked as no spam', { 'X-Spam-Flag': 'NO', 'X-Spam-Status': 'No, score=1' }, inbound, 'personal'],
    ['spam by its status', { 'X-Spam-Status': 'Yes, score=9' }, inbound, 'bulk'],
    ['a tracker', { 'X-JIRA-FingerPrint': '1f' }, inbound, 'automatic'],
    ['noreply alone', {}, { ...inbound, from: 'Bank <noreply@bank.example>' }, 'suspected'],
    [
      'noreply borne out',
      { 'X-Auto-Response-Suppress': 'All' },
      { ...inbound, from: 'no-reply@bank.example' },
      'automatic',
    ],
    [
      'noreply of a mass sender',
      { 'List-Unsubscribe': '<https://n.example>' },
      { ...inbound, from: 'no-reply@shop.example' },
      'bulk',
    ],
    [
      'a web form that names its visitor',
      { 'Reply-To': 'Ann <ann@dairy.example>' },
      { ...inbound, from: 'Site <noreply@larkfield.example>' },
      'personal',
    ],
    ['a name that only looks so', {}, { ...inbound, from: 'norma.reply@dairy.example' }, 'personal'],
    ['an invitation', {}, { ...inbound, calendarMethod: 'REQUEST' }, 'personal'],
    ['an invitation accepted', {}, { ...inbound, calendarMethod: 'reply' }, 'automatic'],
    ['a receipt at the top', { 'Content-Type': 'message/disposition-notification' }, inbound, 'automatic'],
    [
      'bounce before automatic before bulk',
      { 'Content-Type': report, 'Auto-Submitted': 'auto-replied', 'List-Id': '<x>' },
      inbound,
      'bounce',
    ],
    [
      'automatic before bulk',
      { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
      inbound,
      'automatic',
    ],
    ['bulk before suspected', { Precedence: 'bulk' }, { ...inbound, subject: 'Out of office' }, 'bulk'],
    ['a usual return path', { 'Return-Path': '<ann@dairy.example>' }, inbound, 'personal'],
  ])('%s', (_, headers, change, kind) => {
    const verdict = judgeAutomation(mail(headers, change));
    expect(verdict.kind).toBe(kind);
    expect(verdict.reasons.length > 0).toBe(kind !== 'personal');
  });
});

describe('automaticSubject', () => {
  it.each([
    'Automatic reply: your order',
    'AUTOMATIC REPLY',
    'Auto-Reply: hello',
    'Out of Office',
    'Out of office until 4 January',
    'Out of the office Re: pumps',
    '[EXTERNAL] Automatic reply: pumps',
    '[Auto-Reply]',
    'Abwesenheit',
    'Abwesenheitsnotiz: Angebot',
    'Automatische Antwort: Angebot',
    'Réponse automatique : devis',
    'Réponse automatique : devis',
    'Absence du bureau',
    'Respuesta automática: cotización',
    'Fuera de la oficina',
    'Niet aanwezig',
    'Automatisch antwoord: offerte',
    '[AUTO GENERATED] Report',
    'Autoresponder: hello',
    'Ich bin im Urlaub',
    'Abwesend bis 4. Januar',
    'Je suis absente jusqu’au 4 janvier',
    'Estoy fuera de la oficina',
    'De vacaciones hasta el lunes',
    'Afwezig tot maandag',
    'Met vakantie',
  ])('suspects "%s"', (subject) => {
    expect(automaticSubject(subject)).not.toBeNull();
  });

  it.each([
    'Re: Automatic reply: your order',
    'Out of office chairs: can you quote?',
    'Automatic reply system for our greenhouse',
    'Absenteeism study',
    'Quote for automatic valves',
    'On holiday lets in Fargo: a quote?',
    'Ooodles of valves',
    '[',
    '[]',
    '',
  ])('leaves "%s" alone', (subject) => {
    expect(automaticSubject(subject)).toBeNull();
  });
});
